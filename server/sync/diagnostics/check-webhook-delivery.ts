import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { WebhookHealthRepository } from '../../db/store/webhook-health.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A store where nothing changes for so long is rare, and worth a look. */
const QUIET_MS = 7 * DAY_MS;
/** Of the activity: what failed before them is old news. */
const RECENT_ENTRIES = 200;

/** Whether webhooks arrive. */
export function checkWebhookDelivery({
  stores,
  webhookHealth,
  activity,
  now,
}: {
  stores: StoreRepository;
  webhookHealth: WebhookHealthRepository;
  activity: ActivityRepository;
  now(): number;
}): Check<'webhook_delivery'> {
  return {
    id: 'webhook_delivery',
    async look(storeHash): Promise<Finding<'webhook_delivery'>> {
      const { lastReceivedAt } = await webhookHealth.get(storeHash);
      const recent = await activity.list(storeHash, { limit: RECENT_ENTRIES });
      const failed = recent.find(({ kind }) => kind === 'webhook_delivery_failed');
      // Word of the failure is itself a webhook, and arrives with it.
      const isFailing =
        failed && failed.at > now() - 2 * DAY_MS && failed.at >= (lastReceivedAt ?? 0);
      if (isFailing) {
        const params = { failedAt: new Date(failed.at).toISOString() };
        return { state: 'problem', code: 'failing', params, mend: 'webhooks' };
      }
      if (lastReceivedAt === null) {
        const installedAt = (await stores.find(storeHash))?.installedAt ?? now();
        if (installedAt > now() - DAY_MS) return { state: 'ok', code: 'none_yet' };
        return { state: 'problem', code: 'never', mend: 'webhooks' };
      }
      const params = { lastAt: new Date(lastReceivedAt).toISOString() };
      if (lastReceivedAt < now() - QUIET_MS)
        return { state: 'warning', code: 'quiet', params, mend: 'webhooks' };
      return { state: 'ok', code: 'ok', params };
    },
  };
}
