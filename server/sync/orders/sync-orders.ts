import { z } from 'zod';
import type { Order } from '../../clients/bigcommerce/order.ts';
import { readAhead } from '../../clients/page.ts';
import type { Run } from '../../db/journal/sync-runs.ts';
import type { Store } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { readSubscribers } from '../customers/walk/read-subscribers.ts';
import { drainJob } from '../drain/drain-job.ts';
import { settleSending } from '../imports/settle-sending.ts';
import { saveProgress } from '../runs/save-progress.ts';
import { deliverHistory, type HistoryDeps } from './deliver-history.ts';
import { type OrderWorld, type OrderWorldDeps, openOrderWorld } from './order-world.ts';

export type SyncOrdersDeps = HistoryDeps & OrderWorldDeps;

/** Where a run stands. Saved after what it stands behind was delivered. */
const Cursor = z.object({ after: z.string().nullable(), read: z.number() }).nullable();

/** Pages are gathered until they fill two calls to Brevo, with one import of the guests among them before. */
const ORDERS_TOGETHER = 2_000;
/** Ends with the customers, who call it; this is for the case that nobody does. */
const LOOK_AGAIN_MS = 30_000;

/**
 * Job `sync-orders`: every order of the store into Brevo, as far as consent lets Brevo know who placed it. It may be killed
 * at any moment: what was decided is in the ledger under this run's number and is not decided twice.
 */
export async function syncOrders(
  deps: SyncOrdersDeps,
  run: Run,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, runs, finisher, now } = deps;
  const { storeHash } = run;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  if (!run.isRead) {
    // An order finds its contact only if that is there before it.
    const live = await runs.listLive(storeHash);
    if (live.some((one) => one.resource === 'customers' && one.mode !== 'preview')) {
      const waiting = { reason: 'customers', since: null, until: null } as const;
      await runs.update(run, { state: 'waiting', waiting });
      return { runAgainAt: now() + LOOK_AGAIN_MS };
    }
    const world = await openOrderWorld(deps, store, context.signal);
    const askAgainAt = await settleGuests(deps, world);
    if (askAgainAt !== undefined) return { runAgainAt: askAgainAt };
    await ensureConsent(deps, run, store, world, context);
    await walk(deps, run, world, context);
  }
  await finisher.finishIfDone(storeHash, run.id);
  return undefined;
}

/** Imports of guests that a run before sent, and of which it did not see the answer. Answers when to ask again. */
async function settleGuests(
  deps: SyncOrdersDeps,
  { store, brevo, signal }: OrderWorld,
): Promise<number | undefined> {
  for (const batch of await deps.batches.listOpen(store.storeHash, null)) {
    if (batch.kind !== 'guests' || batch.state !== 'sending') continue;
    const outcome = await settleSending(batch, { ...deps, brevo }, deps.now(), signal);
    if (!outcome.settled) return outcome.askAgainAt;
  }
  return undefined;
}

/** Who opted in is read with the customers. Where these are not synced, nobody knows yet, or not any more. */
async function ensureConsent(
  deps: SyncOrdersDeps,
  run: Run,
  store: Store,
  { bigcommerce, settings }: OrderWorld,
  context: JobContext,
): Promise<void> {
  const { runs, now } = deps;
  const isKnown =
    settings.sync.customers && (await runs.findLastFinished(store.storeHash, 'customers'));
  if (run.cursor !== null || isKnown) return;
  await saveProgress(deps, run, { phase: 'consent' });
  const reading = { startedAt: now(), after: null, signal: context.signal };
  await readSubscribers({ ...deps, bigcommerce }, store, reading, () => context.checkpoint());
}

async function walk(
  deps: SyncOrdersDeps,
  run: Run,
  world: OrderWorld,
  context: JobContext,
): Promise<void> {
  const { queue, now } = deps;
  const { bigcommerce, store } = world;
  const from = Cursor.parse(run.cursor) ?? { after: null, read: 0 };
  let { read } = from;
  let gathered: Order[] = [];
  await saveProgress(deps, run, {
    ...{ phase: 'orders', read, total: await bigcommerce.orders.count(context) },
    ...{ stretchStartedAt: now(), stretchFrom: read },
  });

  const pages = readAhead(
    (signal) => bigcommerce.orders.pages({ cursor: from.after, signal }),
    context.signal,
  );
  for await (const page of pages) {
    gathered.push(...page.items);
    read += page.items.length;
    await saveProgress(deps, run, { read, total: Math.max(run.total, read) });
    if (gathered.length < ORDERS_TOGETHER && page.nextCursor !== null) continue;
    await context.checkpoint();
    await deliverHistory(deps, world, run, gathered);
    gathered = [];
    await saveProgress(deps, run, { cursor: { after: page.nextCursor, read } });
    await context.checkpoint();
  }
  await saveProgress(deps, run, { phase: 'finishing', isRead: true });
  // Once for all their orders: what these add up to is an attribute of the customer.
  await queue.enqueue(drainJob(store.storeHash, 'customers'));
}
