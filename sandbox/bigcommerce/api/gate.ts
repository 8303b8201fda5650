import type { Request, RequestHandler, Response } from 'express';
import type { Platform } from '../platform.ts';
import type { QuotaState } from '../quota.ts';
import type { Installation, SandboxStore } from '../sandbox-store.ts';
import type { Switches } from '../switches.ts';
import { sendError, usualError } from './api-error.ts';

/** Who is calling, once the token was found good. */
export interface Caller {
  store: SandboxStore;
  installation: Installation;
}

const callers = new WeakMap<Request, Caller>();

export function callerOf(request: Request): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('The request has not passed the gate.');
  return caller;
}

/** Lets in who holds the token of the store in the path. Only then does a request cost quota, as it does the store's. */
export function requireToken(platform: Platform): RequestHandler {
  return (request, response, next) => {
    const hash = String(request.params.hash);
    const token = request.get('x-auth-token') ?? '';
    const store = platform.findStoreByToken(token);
    const known = platform.stores.get(hash);
    if (known) setQuotaHeaders(response, known.quota.state);
    if (!store?.installation || store.hash !== hash) return sendError(response, usualError(401));
    callers.set(request, { store, installation: store.installation });
    next();
  };
}

/** Counts the request against the store's window and puts the four headers on its answer (reference §5.1). */
export function spendQuota({ switches }: Platform): RequestHandler {
  return (request, response, next) => {
    const { quota } = callerOf(request).store;
    const isAllowed = quota.spend();
    const { state } = quota;
    setQuotaHeaders(response, state);
    if (isAllowed) return next();
    if (switches.retryAfterHeader) {
      response.set('X-Retry-After', String(Math.ceil(state.resetMs / 1000)));
    }
    sendTooMany(response, switches);
  };
}

function setQuotaHeaders(response: Response, { windowMs, resetMs, requests, left }: QuotaState) {
  response.set({
    'X-Rate-Limit-Time-Window-Ms': String(windowMs),
    'X-Rate-Limit-Time-Reset-Ms': String(resetMs),
    'X-Rate-Limit-Requests-Quota': String(requests),
    'X-Rate-Limit-Requests-Left': String(left),
  });
}

export function sendTooMany(response: Response, { tooManyRequestsBody }: Switches): void {
  if (tooManyRequestsBody === 'v3') sendError(response, usualError(429));
  else response.status(429).send(tooManyRequestsBody === 'text' ? 'Too many requests' : '');
}

/** Any one of the scopes opens the endpoint (reference §3). */
export function requireScope({ switches }: Platform, ...scopes: string[]): RequestHandler {
  return (request, response, next) => {
    const { installation } = callerOf(request);
    if (scopes.some((scope) => installation.scopes.includes(scope))) return next();
    sendError(response, usualError(Number(switches.missingScopeStatus)));
  };
}

/**
 * At most `limit` requests of a store at once (reference §5.2). Who comes too many is refused without the quota headers: the
 * window says nothing about when there is room again.
 */
export function limitConcurrency({ switches }: Platform, limit: number): RequestHandler {
  const underWay = new Map<string, number>();
  return (request, response, next) => {
    const { hash } = callerOf(request).store;
    const count = underWay.get(hash) ?? 0;
    if (count >= limit) {
      for (const name of response.getHeaderNames()) {
        if (name.startsWith('x-rate-limit')) response.removeHeader(name);
      }
      return sendTooMany(response, switches);
    }
    underWay.set(hash, count + 1);
    response.once('close', () => underWay.set(hash, (underWay.get(hash) ?? 1) - 1));
    next();
  };
}
