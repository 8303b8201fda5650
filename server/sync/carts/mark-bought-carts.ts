import type { CartRepository } from '../../db/ledger/carts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';

/**
 * Orders say which cart they were, so a purchase whose cart's own event was lost still ends the reminders. Only carts that
 * Brevo was told of are looked at again.
 */
export async function markBoughtCarts(
  deps: { carts: CartRepository; pending: PendingChangeRepository; queue: JobQueue; now(): number },
  storeHash: string,
  orders: readonly { id: number; cartId: string | null; statusId: number }[],
): Promise<void> {
  const { carts, pending, queue, now } = deps;
  const placed = orders.filter(({ cartId, statusId }) => cartId && statusId !== 0);
  const orderOf = new Map(placed.map(({ id, cartId }) => [String(cartId), id]));
  const open = await carts.listOpenIds(storeHash, [...orderOf.keys()]);
  if (open.length === 0) return;
  const marks = open.map((entityId) => ({
    ...{ storeHash, kind: 'carts', entityId, hint: `converted:${orderOf.get(entityId)}` },
  }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'carts'));
}
