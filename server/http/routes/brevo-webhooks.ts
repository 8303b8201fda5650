import { Router } from 'express';
import type { Context } from '../../context.ts';
import { AppError, type ErrorCode, isDatabaseDown } from '../../errors.ts';
import { limitRefusedPerMinute } from '../rate-limits.ts';
import { readRaw } from '../read-raw.ts';
import { noStore } from '../security-headers.ts';

/** A single event is below 2 kB; how many a batch holds is not documented. */
const MOST_BYTES = 1024 * 1024;

const OUTCOMES: Partial<Record<ErrorCode, string>> = {
  unauthenticated: 'refused',
  invalid_request: 'unreadable',
  too_large: 'too_large',
};

/** Brevo's webhooks about contacts (reference/brevo.md §5). Who is speaking is settled before anything is read. */
export function brevoWebhookRoutes({
  brevoIntake,
  metrics,
}: Pick<Context, 'brevoIntake' | 'metrics'>): Router {
  const router = Router();
  const count = (outcome: string) => metrics.callbacks.inc({ callback: 'brevo_webhook', outcome });
  router.post(
    '/webhooks/brevo/:storeKey',
    noStore,
    limitRefusedPerMinute(600),
    async (request, response) => {
      try {
        const storeKey = String(request.params.storeKey);
        const store = await brevoIntake.admit(storeKey, request.get('authorization'));
        count(await brevoIntake.receive(store, await readRaw(request, MOST_BYTES)));
        response.status(204).end();
      } catch (error) {
        count(outcomeOf(error));
        throw error;
      }
    },
  );
  return router;
}

function outcomeOf(error: unknown): string {
  if (isDatabaseDown(error)) return 'unavailable';
  return (error instanceof AppError && OUTCOMES[error.code]) || 'failed';
}
