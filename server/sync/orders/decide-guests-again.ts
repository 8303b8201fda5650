import type { OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository, Subscription } from '../../db/ledger/subscribers.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { OrderPeople } from './order-people.ts';

interface DecideGuestsAgainDeps {
  subscribers: SubscriberRepository;
  orderFacts: OrderFactsRepository;
  pending: PendingChangeRepository;
  queue: JobQueue;
  now(): number;
}

/**
 * Whoever says something of the newsletter is looked for among the guests by their ledger entry. What they said after their
 * orders were read and before there was an entry has found nobody: so this is to be called once the entry is there. An order of
 * each who said something else by now is marked, and they are decided again with it.
 */
export async function decideGuestsAgain(
  { subscribers, orderFacts, pending, queue, now }: DecideGuestsAgainDeps,
  storeHash: string,
  people: OrderPeople,
  contactKeys: readonly string[],
): Promise<void> {
  const said = await subscribers.listOf(storeHash, contactKeys);
  const changed = contactKeys.filter(
    (key) => digestOf(said.get(key) ?? []) !== digestOf(people.subscriptionsOf(key)),
  );
  if (changed.length === 0) return;
  const orderIds = await orderFacts.latestOrderIds(storeHash, changed);
  const marks = orderIds.map((id) => ({ storeHash, kind: 'orders', entityId: String(id) }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'orders'));
}

function digestOf(subscriptions: readonly Subscription[]): string {
  return subscriptions
    .map(({ channelId, newsletter }) => `${channelId} ${newsletter}`)
    .sort()
    .join();
}
