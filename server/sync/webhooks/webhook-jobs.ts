import { createHash } from 'node:crypto';
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

/** reference/bigcommerce.md §4.4, `store/hook/deliveryException` */
const EXCEPTIONS: ReadonlyMap<unknown, string> = new Map([
  [90_001, 'It tries again by itself.'],
  [90_002, 'It gave up on one and switched that webhook off; we switch it on again.'],
  [90_003, 'It delivers nothing for a few minutes, and the rest after that.'],
]);

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
  await activity.add(storeHash, {
    kind: 'webhook_delivery_failed',
    code: 'webhook_delivery_failed',
    params: EXCEPTIONS.has(payload.code) ? { exception: String(payload.code) } : {},
    level: 'warning',
    message:
      `BigCommerce could not deliver webhooks to us. ${EXCEPTIONS.get(payload.code) ?? ''}`.trim(),
    at: now(),
  });
  await queue.enqueue(ensureWebhooksJob(storeHash));
}
