import { createHash } from 'node:crypto';
import { activityOf } from '../../contract/activity-of.ts';
import { ACTIVITY_EN } from '../../contract/activity-words-en.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { ClaimedJob, JobQueue } from '../../queue/job-queue.ts';

/** How often every store's webhooks are looked at without any reason. */
export const CHECK_EVERY_MS = 24 * 60 * 60_000;
const SPREAD_MS = 60 * 60_000;

/** Once more if it is running: what it looked at may have changed since. */
export function ensureWebhooksJob(storeHash: string, runAt?: number) {
  const kind = 'ensure-webhooks';
  return { storeHash, kind, key: kind, runAt, ifRunning: 'runAgain' } as const;
}

/** After an outage all stores would be looked at in the same minute: each has its own within the hour. */
export function dailyCheckJob(storeHash: string, now: number) {
  const spread = createHash('sha256').update(storeHash).digest().readUInt32BE() % SPREAD_MS;
  return { ...ensureWebhooksJob(storeHash, now + spread), ifRunning: 'join' } as const;
}

/** Job `note-delivery-exception`: tells the merchant and mends what BigCommerce switched off. */
export async function noteDeliveryException(
  {
    activity,
    queue,
    now,
  }: {
    activity: ActivityRepository;
    queue: JobQueue;
    now(): number;
  },
  { storeHash, payload }: ClaimedJob,
): Promise<void> {
  // reference/bigcommerce.md §4.4, `store/hook/deliveryException`
  const exception = String(payload.code);
  const isKnown = exception in ACTIVITY_EN.values.exception;
  await activity.add(storeHash, {
    kind: 'webhook_delivery_failed',
    ...activityOf('webhook_delivery_failed', isKnown ? { exception } : {}),
    level: 'warning',
    at: now(),
  });
  await queue.enqueue(ensureWebhooksJob(storeHash));
}
