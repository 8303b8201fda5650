import type { CartRepository } from '../../db/ledger/carts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';

export interface MarkCartsDeps {
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
  deps: MarkCartsDeps,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<void> {
  await mark(deps, storeHash, await deps.carts.listOpenIdsOf(storeHash, contactKeys));
}

/** Other people may be written by now, or other storefronts are on: what Brevo was told of may have to be taken back. */
export async function markToldCarts(deps: MarkCartsDeps, storeHash: string): Promise<void> {
  await mark(deps, storeHash, await deps.carts.listToldIds(storeHash));
}

async function mark(
  { pending, queue, now }: MarkCartsDeps,
  storeHash: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await pending.mark(
    ids.map((entityId) => ({ storeHash, kind: 'carts', entityId })),
    now(),
  );
  await queue.enqueue(drainJob(storeHash, 'carts'));
}
