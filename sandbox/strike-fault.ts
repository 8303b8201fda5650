import { STATUS_CODES } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';

/** What goes wrong with one answer. */
export interface Strike {
  /**
   * `status` answers with `status`; `stall` never answers, until the caller leaves or `ms` have passed and the connection
   * is dropped; `reset` drops the connection at once; `slow` waits `ms`, then all is well.
   */
  kind: 'status' | 'stall' | 'reset' | 'slow';
  /** For `status`; 500 if not given. */
  status?: number;
  /** Headers of a `status` answer. */
  headers?: Record<string, string>;
  /** Leaves every rate-limit header out of the answer, whatever the kind. */
  withoutHeaders?: boolean;
  /** Body of a `status` answer: an object goes as JSON, a string as it is. */
  body?: unknown;
  /** Milliseconds of `slow`, or after which a `stall` ends. */
  ms?: number;
  /** `before` (default): nothing is done. `after`: the work is done, and its answer is lost, replaced or late. */
  when?: 'before' | 'after';
}

const RATE_LIMIT_HEADER = /rate-?limit|^retry-after$/i;

/** Lets a fault befall one request. `bodyFor` is the platform's usual error body for a status. */
export async function strikeFault(
  strike: Strike,
  bodyFor: (status: number) => unknown,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  if (strike.withoutHeaders) stripRateLimitHeaders(response);
  if (strike.when === 'after') {
    holdAnswer(response, (release) => spoil(strike, bodyFor, request, response, release));
    next();
  } else {
    await spoil(strike, bodyFor, request, response, next);
  }
}

async function spoil(
  strike: Strike,
  bodyFor: (status: number) => unknown,
  request: Request,
  response: Response,
  carryOn: () => void,
): Promise<void> {
  switch (strike.kind) {
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'stall':
      // Without `ms` nothing is scheduled: the open socket is all that is left of the request.
      if (strike.ms === undefined) return;
      await wait(strike.ms, undefined, { ref: false });
      request.socket.destroy();
      return;
    case 'slow':
      await wait(strike.ms ?? 1000, undefined, { ref: false });
      // The caller may have left while it waited; then there is nobody to answer, and nothing is done.
      if (!request.socket.destroyed) carryOn();
      return;
    case 'status': {
      const status = strike.status ?? 500;
      const body = strike.body ?? bodyFor(status);
      response.status(status).set(strike.headers ?? {});
      if (typeof body === 'string') response.send(body);
      else response.json(body ?? { message: STATUS_CODES[status] });
    }
  }
}

/** Keeps the finished answer back and hands over when the work is done; `release` then sends it after all. */
function holdAnswer(response: Response, onDone: (release: () => void) => Promise<void>): void {
  const { write, end, writeHead } = response;
  const calls: (() => void)[] = [];
  const later =
    (method: (...args: never[]) => unknown) =>
    (...args: unknown[]) => {
      calls.push(() => Reflect.apply(method, response, args));
      return response;
    };

  response.writeHead = later(writeHead) as typeof writeHead;
  response.write = later(write) as unknown as typeof write;
  response.end = ((...args: unknown[]) => {
    later(end)(...args);
    Object.assign(response, { write, end, writeHead });
    const headers = response.getHeaders();
    const status = response.statusCode;
    // What described the lost body must not describe the one that replaces it.
    for (const name of ['content-length', 'content-type', 'etag', 'location']) {
      response.removeHeader(name);
    }
    void onDone(() => {
      response.status(status);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value ?? '');
      for (const call of calls) call();
    });
    return response;
  }) as typeof end;
}

function stripRateLimitHeaders(response: Response): void {
  const { writeHead } = response;
  response.writeHead = ((...args: unknown[]) => {
    for (const name of response.getHeaderNames()) {
      if (RATE_LIMIT_HEADER.test(name)) response.removeHeader(name);
    }
    return Reflect.apply(writeHead, response, args);
  }) as typeof writeHead;
}
