import { z } from 'zod';
import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { readAhead } from '../../clients/page.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ChannelRepository } from '../../db/channels.ts';
import type { ImportBatchRepository } from '../../db/import-batches.ts';
import type { LedgerRepository } from '../../db/ledger.ts';
import type { NewsletterReaderRepository } from '../../db/newsletter-readers.ts';
import type { OrderFactsRepository } from '../../db/order-facts.ts';
import type { Store, StoreRepository } from '../../db/stores.ts';
import type { SubscriberRepository } from '../../db/subscribers.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import type { Run, RunChange, SyncRunRepository } from '../../db/sync-runs.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { JobStopped } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import { ContactBatch, MOST_BYTES } from '../imports/contact-batch.ts';
import type { ImportSender, ImportTarget } from '../imports/import-sender.ts';
import { planLook } from '../imports/next-look.ts';
import { settleSending } from '../imports/settle-sending.ts';
import type { ListChooser } from '../list-chooser.ts';
import { walkReaders } from '../newsletter/walk-readers.ts';
import type { RunFinisher } from '../run-finisher.ts';
import type { SettingsService } from '../settings-service.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { homesOf } from '../storefronts/person-lists.ts';
import { withAllAttributes } from './all-attributes.ts';
import { type CustomerSetup, readCustomerSetup } from './customer-setup.ts';
import { missingAttributes } from './mapping-plan.ts';
import { readSubscribers } from './read-subscribers.ts';
import { SortedPage } from './sorted-page.ts';

export interface SyncCustomersDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  channels: ChannelRepository;
  ledger: LedgerRepository;
  batches: ImportBatchRepository;
  subscribers: SubscriberRepository;
  readers: NewsletterReaderRepository;
  orderFacts: OrderFactsRepository;
  journal: SyncJournal;
  sender: ImportSender;
  settings: SettingsService;
  lists: ListChooser;
  finisher: RunFinisher;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** Where a run stands. Saved after what it stands behind is safe. */
const Cursor = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('consent'), startedAt: z.number(), after: z.string().nullable() }),
    z.object({
      step: z.literal('customers'),
      after: z.string().nullable(),
      read: z.number(),
      /** Customers so far, by channel. */
      homes: z.record(z.string(), z.number()).default({}),
    }),
    z.object({ step: z.literal('readers'), after: z.string() }),
  ])
  .nullable();

interface Walk {
  run: Run;
  store: Store;
  settings: Settings;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  context: JobContext;
}

/**
 * Job `sync-customers`: every customer of the store into Brevo, as consent allows. Reads pages of 250 and writes them by
 * import, as many in a call as Brevo takes. It may be killed at any moment: what was decided is in the ledger under
 * this run's number and is not decided twice.
 */
export async function syncCustomers(
  deps: SyncCustomersDeps,
  run: Run,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, batches, remotes, settings, finisher, now } = deps;
  const { storeHash } = run;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const brevo = await remotes.brevo(storeHash);
  for (const batch of await batches.listOpen(storeHash, run.id)) {
    if (batch.state !== 'sending') continue;
    const outcome = await settleSending(batch, { ...deps, brevo }, now(), context.signal);
    if (!outcome.settled) return { runAgainAt: outcome.askAgainAt };
  }

  const walk: Walk = {
    run,
    store,
    settings: await settings.get(storeHash),
    bigcommerce: await remotes.bigcommerce(storeHash),
    brevo,
    context,
  };
  if (!run.isRead) await readAndSend(deps, walk);
  await finisher.finishIfDone(storeHash, run.id);
  return undefined;
}

async function readAndSend(deps: SyncCustomersDeps, walk: Walk): Promise<void> {
  const { run, store, bigcommerce, brevo, context } = walk;
  const cursor = Cursor.parse(run.cursor);
  if (cursor === null || cursor.step === 'consent') {
    await update(deps, walk, {
      phase: 'consent',
      total: await bigcommerce.countCustomers(context),
    });
    const startedAt = cursor?.startedAt ?? deps.now();
    const reading = { startedAt, after: cursor?.after ?? null, signal: context.signal };
    await readSubscribers({ ...deps, bigcommerce }, store, reading, async (after) => {
      await update(deps, walk, { cursor: { step: 'consent', startedAt, after } });
      await context.checkpoint();
    });
  }

  const setup = await readCustomerSetup(
    walk,
    store,
    walk.settings.customerMapping,
    context.signal,
    await deps.settings.formerMappings(store.storeHash, 'customers'),
  );
  for (const attribute of missingAttributes(setup.plan)) {
    await brevo.createAttribute({ category: 'normal', ...attribute }, context);
  }
  walk.settings = await deps.lists.withList(walk, context.signal);
  if (cursor?.step !== 'readers') await readCustomers(deps, walk, setup);
  await update(deps, walk, { phase: 'finishing' });
  const from = cursor?.step === 'readers' ? cursor.after : '';
  await walkReaders(deps, { ...walk, setup }, from, async (after) => {
    await update(deps, walk, { cursor: { step: 'readers', after } });
  });
  await update(deps, walk, { isRead: true });
  await planLook(deps, store.storeHash);
}

async function readCustomers(
  deps: SyncCustomersDeps,
  walk: Walk,
  setup: CustomerSetup,
): Promise<void> {
  const { run, store } = walk;
  const cursor = Cursor.parse(run.cursor);
  const target: ImportTarget = {
    storeHash: store.storeHash,
    publicKey: store.publicKey,
    runId: run.id,
  };
  const from = cursor?.step === 'customers' ? cursor : { after: null, read: 0, homes: {} };
  await update(deps, walk, {
    phase: 'customers',
    read: from.read,
    stretchStartedAt: deps.now(),
    stretchFrom: from.read,
  });
  await walkCustomers(deps, walk, setup, target, from);
}

async function walkCustomers(
  deps: SyncCustomersDeps,
  walk: Walk,
  setup: CustomerSetup,
  target: ImportTarget,
  from: { after: string | null; read: number; homes: Record<string, number> },
): Promise<void> {
  const { run, store, bigcommerce, context } = walk;
  let { read } = from;
  let saved = from.after;
  const homes = { ...from.homes };
  let batch = new ContactBatch();
  const flush = async (progress: RunChange = {}): Promise<void> => {
    await context.checkpoint();
    await leaveLists(walk.brevo, batch.contacts, context.signal);
    for (const call of batch.calls())
      await deps.sender.send(walk.brevo, target, call, context.signal);
    batch = new ContactBatch();
    await update(deps, walk, {
      cursor: { step: 'customers', after: saved, read, homes },
      ...progress,
    });
  };

  const pages = readAhead(
    (signal) => bigcommerce.customerPages({ cursor: from.after, include: setup.include, signal }),
    context.signal,
  );
  for await (const page of pages) {
    const customers = await withAllAttributes(bigcommerce, setup, page.items, context.signal);
    const sorted = await SortedPage.sort(
      deps,
      { store, setup, run, settings: walk.settings },
      customers,
    );
    const { storeHash } = store;
    await deps.journal.record(
      storeHash,
      'customers',
      sorted.settled,
      sorted.shortfalls,
      deps.now(),
    );
    if (sorted.withdrawn.length > 0) {
      await deps.journal.setAside(storeHash, 'customers', sorted.withdrawn, deps.now());
      await deps.queue.enqueue(drainJob(storeHash, 'customers'));
    }
    // Whole pages only, so that the cursor stands behind everything that was sent.
    if (batch.size > 0 && batch.bytes + sorted.bytes > MOST_BYTES) await flush();
    for (const contact of sorted.contacts) batch.add(contact);
    for (const id of page.items.flatMap(homesOf)) homes[id] = (homes[id] ?? 0) + 1;
    read += page.items.length;
    saved = page.nextCursor;
    await update(deps, walk, { read, total: Math.max(run.total, page.total ?? 0, read) });
  }
  await flush();
  const counts = Object.entries(homes).map(([id, count]) => [Number(id), count] as const);
  await deps.channels.saveCustomers(store.storeHash, new Map(counts));
}

/** Saves progress. A run that is over (cancelled from the page) stops here. */
async function update(deps: SyncCustomersDeps, { run }: Walk, change: RunChange): Promise<void> {
  const isLive = await deps.runs.update(run, change);
  if (!isLive) throw new JobStopped('cancelled');
  Object.assign(run, change);
}
