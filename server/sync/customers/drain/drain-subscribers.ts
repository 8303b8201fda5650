import type { RemoteClients } from '../../../clients/remote-clients.ts';
import type { SyncRunRepository } from '../../../db/journal/sync-runs.ts';
import type { CartRepository } from '../../../db/ledger/carts.ts';
import type { LedgerRepository } from '../../../db/ledger/ledger.ts';
import type { OrderFactsRepository } from '../../../db/ledger/order-facts.ts';
import type { PendingChangeRepository } from '../../../db/ledger/pending-changes.ts';
import type { SubscriberRepository } from '../../../db/ledger/subscribers.ts';
import type { StoreRepository } from '../../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../../queue/job-handler.ts';
import type { JobQueue } from '../../../queue/job-queue.ts';
import { markCartsOf } from '../../carts/mark-carts-of.ts';
import { drainJob } from '../../drain/drain-job.ts';
import { drainDue } from '../../drain/due-marks.ts';
import { newestRunNumber } from '../../drain/newest-run-number.ts';
import { type FollowReadersDeps, followReaders } from '../../newsletter/follow-readers.ts';
import type { SettingsService } from '../../settings/settings-service.ts';
import type { ListChooser } from '../../storefronts/list-chooser.ts';
import { toRecord } from '../walk/read-subscribers.ts';

export interface DrainSubscribersDeps extends FollowReadersDeps {
  carts: CartRepository;
  stores: StoreRepository;
  subscribers: SubscriberRepository;
  ledger: LedgerRepository;
  orderFacts: OrderFactsRepository;
  pending: PendingChangeRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  settings: SettingsService;
  lists: ListChooser;
  runs: SyncRunRepository;
  now(): number;
}

const RECORDS_A_PASS = 250;

/**
 * Job `drain-subscribers`: reads marked newsletter records as they are now. What somebody agreed to is a matter of their
 * customers, so those are marked in turn: consent reaches Brevo with them. Guests are known by their orders alone.
 */
export async function drainSubscribers(
  deps: DrainSubscribersDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, subscribers, ledger, pending, remotes, queue, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const { signal } = context;
  const pass = { storeHash, kind: 'subscribers', limit: RECORDS_A_PASS, context } as const;
  return drainDue(deps, pass, async (marks) => {
    const ids = marks.ids.map(Number);
    const settings = await deps.settings.get(storeHash);
    const bigcommerce = await remotes.bigcommerce(storeHash);
    const found = await bigcommerce.subscribers.list(ids, { signal });
    const records = found
      .filter(({ email }) => email.trim() !== '')
      .map((subscriber) => toRecord(subscriber, store));
    const before = await subscribers.forget(storeHash, ids);
    await subscribers.save(storeHash, records, now());

    const keys = new Set([...before, ...records.map(({ contactKey }) => contactKey)]);
    const concerned = await ledger.listByContactKeys(storeHash, 'customers', [...keys]);
    await pending.mark(
      concerned.map(({ entityId }) => ({ storeHash, kind: 'customers', entityId })),
      now(),
    );
    if (concerned.length > 0) await queue.enqueue(drainJob(storeHash, 'customers'));
    const orders = await ordersConcerned(deps, storeHash, [...keys]);
    await pending.mark(
      orders.map((entityId) => ({ storeHash, kind: 'orders', entityId })),
      now(),
    );
    if (orders.length > 0) await queue.enqueue(drainJob(storeHash, 'orders'));
    await markCartsOf(deps, storeHash, [...keys]);

    // Guests' records are followed for their orders' sake as well.
    if (!settings.sync.customers || !(await deps.runs.hasBegun(storeHash, 'customers'))) return;
    const brevo = await remotes.brevo(storeHash);
    const doors = {
      ...{ store, bigcommerce, brevo, signal },
      settings: await deps.lists.withList({ store, settings, brevo }, signal),
      runNumber: await newestRunNumber(deps.runs, storeHash, 'customers'),
    };
    await followReaders(deps, doors, { marks, found, contactKeys: keys });
  });
}

/** A guest's latest order, by which their address is found again, and the orders that were left out with whoever placed them. */
async function ordersConcerned(
  { ledger, orderFacts }: DrainSubscribersDeps,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<string[]> {
  const guests = await ledger.listByIds(storeHash, 'guests', contactKeys);
  const ids = guests.map(({ entityId }) => entityId);
  const latest = await orderFacts.latestOrderIds(storeHash, ids);
  const known = await ledger.listByContactKeys(storeHash, 'orders', contactKeys);
  const leftOut = known.filter(({ state }) => state === 'skipped');
  return [...new Set([...latest.map(String), ...leftOut.map(({ entityId }) => entityId)])];
}
