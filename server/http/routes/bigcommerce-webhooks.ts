import { type RequestHandler, Router } from 'express';
import type { Context } from '../../context.ts';
import { AppError, type ErrorCode, isDatabaseDown } from '../../errors.ts';
import { readRaw } from '../read-raw.ts';

/** BigCommerce's are below 1 kB, product changes with long lists of properties a few. */
const MOST_BYTES = 64 * 1024;

const OUTCOMES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'unsigned',
  invalid_request: 'unreadable',
  too_large: 'too_large',
  unavailable: 'unavailable',
};

/**
 * Where BigCommerce delivers webhooks; its reports of failed deliveries have to go elsewhere (reference §4.4). The answer
 * is empty and has few headers (§4.6).
 */
export function bigcommerceWebhookRoutes({
  intake,
  metrics,
}: Pick<Context, 'intake' | 'metrics'>): Router {
  const receive: RequestHandler = async (request, response) => {
    try {
      const body = await readRaw(request, MOST_BYTES);
      const outcome = await intake.receive(request.headers, body);
      metrics.webhooks.inc({ outcome });
      response.writeHead(200, { 'content-length': 0 }).end();
    } catch (error) {
      metrics.webhooks.inc({ outcome: outcomeOf(error) });
      throw error;
    }
  };
  const router = Router();
  router.post(['/webhooks/bigcommerce', '/webhooks/bigcommerce/exceptions'], receive);
  return router;
}

function outcomeOf(error: unknown): string {
  if (isDatabaseDown(error)) return 'unavailable';
  return (error instanceof AppError && OUTCOMES[error.code]) || 'failed';
}
