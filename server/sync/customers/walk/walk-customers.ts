import { readAhead } from '../../../clients/page.ts';
import { ContactBatch, MOST_BYTES } from '../../imports/contact-batch.ts';
import type { ImportTarget } from '../../imports/import-sender.ts';
import { saveProgress } from '../../runs/save-progress.ts';
import { leaveLists } from '../../storefronts/leave-lists.ts';
import { homesOf } from '../../storefronts/person-lists.ts';
import { hasMoved } from '../has-moved.ts';
import { withAllAttributes } from '../mapping/all-attributes.ts';
import type { CustomerSetup } from './customer-setup.ts';
import { CustomerCursor, type CustomerWalk, type SyncCustomersDeps } from './customer-walk.ts';
import { recordDecided } from './record-decided.ts';
import { SortedPage } from './sorted-page.ts';
import { writeMoved } from './write-moved.ts';

/** Page by page, written by import as soon as a call is full. Goes on where the run's cursor stands. */
export async function readCustomers(
  deps: SyncCustomersDeps,
  walk: CustomerWalk,
  setup: CustomerSetup,
): Promise<void> {
  const { run, store } = walk;
  const cursor = CustomerCursor.parse(run.cursor);
  const target: ImportTarget = {
    storeHash: store.storeHash,
    publicKey: store.publicKey,
    runId: run.id,
  };
  const from = cursor?.step === 'customers' ? cursor : { after: null, read: 0, homes: {} };
  await saveProgress(deps, run, {
    phase: 'customers',
    read: from.read,
    stretchStartedAt: deps.now(),
    stretchFrom: from.read,
  });
  await walkCustomers(deps, walk, setup, target, from);
}

async function walkCustomers(
  deps: SyncCustomersDeps,
  walk: CustomerWalk,
  setup: CustomerSetup,
  target: ImportTarget,
  from: { after: string | null; read: number; homes: Record<string, number> },
): Promise<void> {
  const { run, store, bigcommerce, context } = walk;
  let { read } = from;
  let saved = from.after;
  const homes = { ...from.homes };
  let batch = new ContactBatch();
  const flush = async (): Promise<void> => {
    await context.checkpoint();
    await leaveLists(walk.brevo, batch.contacts, context.signal);
    for (const call of batch.calls())
      await deps.sender.send(walk.brevo, target, call, context.signal);
    batch = new ContactBatch();
    await saveProgress(deps, run, {
      cursor: { step: 'customers', after: saved, read, homes },
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
    await recordDecided(deps, walk, sorted);
    const people = sorted.contacts.map((contact) => {
      const before = sorted.before.get(String(contact.entityId));
      return { contact, before, isMoved: hasMoved(contact, before) };
    });
    await writeMoved(
      deps,
      walk,
      people.filter(({ isMoved }) => isMoved),
    );
    // Whole pages only, so that the cursor stands behind everything that was sent.
    if (batch.size > 0 && batch.bytes + sorted.bytes > MOST_BYTES) await flush();
    for (const { contact, isMoved } of people) if (!isMoved) batch.add(contact);
    for (const id of page.items.flatMap(homesOf)) homes[id] = (homes[id] ?? 0) + 1;
    read += page.items.length;
    saved = page.nextCursor;
    await saveProgress(deps, run, { read, total: Math.max(run.total, page.total ?? 0, read) });
  }
  await flush();
  const counts = Object.entries(homes).map(([id, count]) => [Number(id), count] as const);
  await deps.channels.saveCustomers(store.storeHash, new Map(counts));
}
