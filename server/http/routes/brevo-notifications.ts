import { Router } from 'express';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { planLook } from '../../sync/imports/next-look.ts';
import { limitPerMinute } from '../rate-limits.ts';
import { noStore } from '../security-headers.ts';

/**
 * Brevo's call at the end of an import. Its body is not documented and not read: whatever comes means "look"
 * (reference/brevo.md §2.7). The address itself is the secret: store key and batch key, both unguessable.
 */
export function brevoNotificationRoutes({
  stores,
  batches,
  runs,
  queue,
  worker,
  metrics,
  now,
}: Pick<Context, 'stores' | 'batches' | 'runs' | 'queue' | 'worker' | 'metrics' | 'now'>): Router {
  const router = Router();
  // Nothing says which method Brevo uses.
  router.all(
    '/webhooks/brevo/:storeKey/imports/:notifyKey',
    noStore,
    limitPerMinute(1_200),
    async (request, response) => {
      const { storeKey, notifyKey } = request.params;
      const store = await stores.findByPublicKey(String(storeKey));
      const batch = store && (await batches.findByNotifyKey(store.storeHash, String(notifyKey)));
      if (!store || !batch) {
        metrics.callbacks.inc({ callback: 'brevo_import', outcome: 'refused' });
        throw new AppError('not_found', 'There is nothing here.');
      }
      await batches.saveNotified(batch, now());
      await planLook({ batches, runs, queue, now }, store.storeHash);
      worker.nudge();
      metrics.callbacks.inc({ callback: 'brevo_import', outcome: 'accepted' });
      response.status(204).end();
    },
  );
  return router;
}
