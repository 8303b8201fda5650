import type { Order } from '../../clients/bigcommerce/order.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { CartRepository } from '../../db/ledger/carts.ts';
import type { KnownOrder } from '../../db/ledger/order-facts.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { markBoughtCarts } from '../carts/mark-bought-carts.ts';
import { drainJob } from '../drain/drain-job.ts';
import { type DueMarks, drainDue } from '../drain/due-marks.ts';
import { newestRunNumber } from '../drain/newest-run-number.ts';
import type { RunFinisher } from '../runs/run-finisher.ts';
import type { DeliverHistoryDeps } from './deliver-history.ts';
import { deliverLive } from './deliver-live.ts';
import { ItemLinks } from './item-links.ts';
import { OrderPeople } from './order-people.ts';
import { type OrderWorld, type OrderWorldDeps, openOrderWorld } from './order-world.ts';
import { readRefunds } from './outgoing-order.ts';
import { withdrawOrder } from './withdraw-order.ts';

export interface DrainOrdersDeps extends DeliverHistoryDeps, OrderWorldDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  finisher: RunFinisher;
  carts: CartRepository;
}

const ORDERS_A_PASS = 100;
/** There is no way to ask for orders by several ids; from here on, lists are cheaper: of what changed lately, then of ids. */
const MANY = 8;
const MOST_PAGES = 2;
/** An import of contacts takes some seconds. */
const TRAVEL_MS = 5_000;
/** A change is marked after it was made, by another clock. */
const OVERLAP_MS = 10 * 60_000;

/** Job `drain-orders`: reads marked orders as they are now, writes what changed, one by one, and tells what happened. */
export async function drainOrders(
  deps: DrainOrdersDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const store = await deps.stores.find(storeHash);
  if (!store) return undefined;
  const pass = { storeHash, kind: 'orders', limit: ORDERS_A_PASS, context } as const;
  const again = await drainDue(deps, pass, (marks) => drainPass(deps, store, marks, context));
  await deps.finisher.finishLive(storeHash);
  return again;
}

async function drainPass(
  deps: DrainOrdersDeps,
  store: Store,
  marks: DueMarks,
  { signal }: JobContext,
): Promise<void> {
  const { ledger, orderFacts, pending, runs, queue, now } = deps;
  const { storeHash } = store;
  const ids = marks.ids;
  const world = await openOrderWorld(deps, store, signal);
  const known = await orderFacts.list(storeHash, ids.map(Number));
  const entries = await ledger.listByIds(storeHash, 'orders', ids);
  const before = new Map(entries.map((entry) => [entry.entityId, entry]));
  const runNumber = await newestRunNumber(runs, storeHash, 'orders');

  const orders = await readOrders(world, marks, (id) => forget(deps, storeHash, known.get(id), id));
  const told = marks.worked.filter(({ hint }) => hint === 'refunded');
  const toldIds = new Set(told.map(({ entityId }) => entityId));
  const refundedOf = await readRefunds(world, orders, known, toldIds);
  const people = await OrderPeople.read(deps, world, orders);
  const links = new ItemLinks(world.bigcommerce, orders);
  // Of one person, in the order in which they were placed.
  for (const order of orders.sort((a, b) => a.id - b.id)) {
    const entityId = String(order.id);
    if (people.isOnTheWay(order)) {
      await marks.putOff([entityId], TRAVEL_MS);
      continue;
    }
    if (people.isAwaitingMove(order)) {
      const account = { storeHash, kind: 'customers', entityId: String(order.customerId) };
      await pending.mark([account], now());
      await marks.putOff([entityId], TRAVEL_MS);
      continue;
    }
    const live = {
      ...{ order, runNumber, links, refunded: refundedOf(order.id) },
      ...{ known: known.get(order.id), before: before.get(entityId) },
    };
    await marks.settle([entityId], () =>
      order.isArchived
        ? withdrawOrder(deps, world, people, live)
        : deliverLive(deps, world, people, live),
    );
  }
  await markBoughtCarts(deps, storeHash, orders);
  await queue.enqueue(drainJob(storeHash, 'customers'));
}

async function readOrders(
  { bigcommerce, signal }: OrderWorld,
  marks: DueMarks,
  onMissing: (orderId: number) => Promise<void>,
): Promise<Order[]> {
  const wanted = new Map(marks.worked.map((mark) => [Number(mark.entityId), mark]));
  const found = new Map<number, Order>();
  if (wanted.size > MANY) {
    const oldest = Math.min(...[...wanted.values()].map(({ markedAt }) => markedAt));
    const options = { mostPages: MOST_PAGES, signal };
    const changed = await bigcommerce.orders.listModifiedSince(oldest - OVERLAP_MS, options);
    for (const order of changed) if (wanted.has(order.id)) found.set(order.id, order);
    const others = [...wanted.keys()].filter((id) => !found.has(id));
    for (const order of await bigcommerce.orders.listByIds(others, { signal }))
      found.set(order.id, order);
  }
  for (const id of wanted.keys()) {
    if (found.has(id)) continue;
    await marks.settle([String(id)], async () => {
      const order = await bigcommerce.orders.find(id, { signal });
      if (order) found.set(id, order);
      else await onMissing(id);
    });
  }
  return [...found.values()];
}

/**
 * An order that BigCommerce does not show any more was archived. Whoever placed it is not known here, so Brevo keeps it as
 * it is, but it counts for nobody.
 */
async function forget(
  { orderFacts, ledger, pending, journal, now }: DrainOrdersDeps,
  storeHash: string,
  known: KnownOrder | undefined,
  orderId: number,
): Promise<void> {
  if (known) {
    await orderFacts.save(storeHash, [{ ...known, isArchived: true }]);
    const ofContact = known.contactKey
      ? await ledger.listByContactKeys(storeHash, 'customers', [known.contactKey])
      : [];
    const ids = new Set([String(known.customerId), ...ofContact.map((entry) => entry.entityId)]);
    ids.delete('0');
    const marks = [...ids].map((entityId) => ({ storeHash, kind: 'customers', entityId }));
    await pending.mark(marks, now());
  }
  await journal.forget(storeHash, 'orders', [String(orderId)]);
}
