import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type { Context } from '../../context.ts';
import { AppError, type ErrorCode, isDatabaseDown } from '../../errors.ts';
import { readRaw } from '../read-raw.ts';

type Deps = Pick<Context, 'intake' | 'metrics'>;

/** Reports of failed deliveries have to go to an address of their own (reference/bigcommerce.md §4.4). */
const PATHS: ReadonlySet<string | undefined> = new Set([
  '/webhooks/bigcommerce',
  '/webhooks/bigcommerce/exceptions',
]);

/** BigCommerce's are below 1 kB, product changes with long lists of properties a few. */
const MOST_BYTES = 64 * 1024;

const OUTCOMES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'unsigned',
  invalid_request: 'unreadable',
  too_large: 'too_large',
  unavailable: 'unavailable',
};

const refusals = new WeakMap<IncomingMessage, unknown>();

/**
 * Takes BigCommerce's webhooks before the app does: its frame would cost as much again as the work itself. The answer is
 * empty and has few headers (reference/bigcommerce.md §4.6). What is refused, and all else, goes to the app.
 */
export function webhooksFirst(deps: Deps, app: Express): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || !PATHS.has(request.url)) return void app(request, response);
    receive(deps, request, response).catch((error: unknown) => {
      refusals.set(request, error);
      app(request, response);
    });
  };
}

/** Mounted in the app: a refused webhook is answered like every error. */
export const answerRefusedWebhooks: RequestHandler = (request, _response, next) =>
  next(refusals.get(request));

async function receive(
  { intake, metrics }: Deps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await readRaw(request, MOST_BYTES);
    const outcome = await intake.receive(request.headers, body);
    response.writeHead(200, { 'content-length': 0 }).end();
    metrics.webhooks.inc({ outcome });
  } catch (error) {
    metrics.webhooks.inc({ outcome: outcomeOf(error) });
    throw error;
  }
}

function outcomeOf(error: unknown): string {
  if (isDatabaseDown(error)) return 'unavailable';
  return (error instanceof AppError && OUTCOMES[error.code]) || 'failed';
}
