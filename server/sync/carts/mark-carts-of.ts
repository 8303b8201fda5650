import type { CartRepository } from '../../db/ledger/carts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';

interface MarkCartsDeps {
  carts: CartRepository;
  pending: PendingChangeRepository;
  queue: JobQueue;
  now(): number;
}

/**
 * What these people agreed to has changed, perhaps while somebody looked at their carts: Brevo may have to be told of them by now,
 * or must not be any more.
 */
export async function markCartsOf(
  { carts, pending, queue, now }: MarkCartsDeps,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<void> {
  const ids = await carts.listOpenIdsOf(storeHash, contactKeys);
  if (ids.length === 0) return;
  await pending.mark(
    ids.map((entityId) => ({ storeHash, kind: 'carts', entityId })),
    now(),
  );
  await queue.enqueue(drainJob(storeHash, 'carts'));
}
