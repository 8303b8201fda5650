import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { Settings } from '../../contract/settings.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { Run } from '../../db/journal/sync-runs.ts';
import { type LedgerEntry, type LedgerRepository, mayBeInBrevo } from '../../db/ledger/ledger.ts';
import type { NewsletterReaderRepository, Reader } from '../../db/ledger/newsletter-readers.ts';
import type { SubscriberRepository } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import type { JobContext } from '../../queue/job-handler.ts';
import { toContactKey } from '../customers/contact-key.ts';
import type { CustomerSetup } from '../customers/walk/customer-setup.ts';
import { ContactBatch, MOST_BYTES, type OutgoingContact } from '../imports/contact-batch.ts';
import type { ImportSender } from '../imports/import-sender.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import { hasLeft } from './deleted-accounts.ts';
import { listsOfReader, toReaderContact } from './to-reader-contact.ts';
import { withdrawReader } from './withdraw-reader.ts';

export interface WalkReadersDeps {
  ledger: LedgerRepository;
  subscribers: SubscriberRepository;
  readers: NewsletterReaderRepository;
  journal: SyncJournal;
  sender: ImportSender;
  now(): number;
}

interface Walk {
  run: Run;
  store: Store;
  settings: Settings;
  setup: CustomerSetup;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  context: JobContext;
}

/** As many as one call reads by their ids. */
const READERS_A_PAGE = 250;

/**
 * The last part of a sync of customers: those who get the newsletter without being customers. Their addresses are not kept, so
 * they are read again by the ids of their records, and only where Brevo was not told of them yet. `after` is the contact key
 * to go on after; `onSent` is called with the next one when all before it is sent.
 */
export async function walkReaders(
  deps: WalkReadersDeps,
  walk: Walk,
  after: string,
  onSent: (after: string) => Promise<void>,
): Promise<void> {
  const { readers } = deps;
  const { storeHash } = walk.store;
  await readers.forgetSpokenFor(storeHash);
  let batch = new ContactBatch();
  for (let isLast = false; !isLast; ) {
    const page = await readers.list(storeHash, after, READERS_A_PAGE);
    for (const contact of await contactsOf(deps, walk, page)) batch.add(contact);
    after = page.at(-1)?.contactKey ?? after;
    isLast = page.length < READERS_A_PAGE;
    await walk.context.checkpoint();
    if (!isLast && batch.bytes < MOST_BYTES / 2) continue;
    await send(deps, walk, batch);
    batch = new ContactBatch();
    await onSent(after);
  }
  await withdrawLapsed(deps, walk);
}

async function send(
  { sender }: WalkReadersDeps,
  { run, store: { storeHash, publicKey }, brevo, context }: Walk,
  batch: ContactBatch,
): Promise<void> {
  const target = { storeHash, publicKey, runId: run.id, kind: 'newsletter' } as const;
  await leaveLists(brevo, batch.contacts, context.signal);
  for (const call of batch.calls()) await sender.send(brevo, target, call, context.signal);
}

async function contactsOf(
  deps: WalkReadersDeps,
  walk: Walk,
  page: readonly Reader[],
): Promise<OutgoingContact[]> {
  const { run, store, settings, setup, bigcommerce, context } = walk;
  const { storeHash, contactSecret } = store;
  const keys = page.map(({ contactKey }) => contactKey);
  const known = new Map(
    (await deps.ledger.listByIds(storeHash, 'newsletter', keys)).map((one) => [one.entityId, one]),
  );
  const subscriptions = await deps.subscribers.listOf(storeHash, keys);
  const wanted = new Map<number, { contactKey: string; listIds: number[] }>();
  for (const { contactKey, subscriberId } of page) {
    const entry = known.get(contactKey);
    const own = subscriptions.get(contactKey) ?? [];
    const listIds = listsOfReader(settings, own);
    if (listIds.length > 0 && !isDone(run, entry, listIds))
      wanted.set(subscriberId, { contactKey, listIds });
    // The storefronts where they subscribed were switched off.
    else if (listIds.length === 0 && entry && mayBeInBrevo(entry))
      await withdrawReader(deps, { ...walk, ...context }, { entry, subscriptions: own });
  }
  const records = await bigcommerce.subscribers.list([...wanted.keys()], context);
  return records.flatMap((record) => {
    const { contactKey, listIds } = wanted.get(record.id) ?? {};
    // An address that has changed since comes with its own webhook.
    if (!contactKey || !listIds || toContactKey(record.email, contactSecret) !== contactKey)
      return [];
    const before = known.get(contactKey);
    const person = { contactKey, listIds, before, runNumber: run.number };
    return [toReaderContact(record, person, { store, setup, choices: settings })];
  });
}

/** Whether a run has nothing to tell of somebody. Changes of their record are told by webhook. */
function isDone(run: Run, entry: LedgerEntry | undefined, listIds: readonly number[]): boolean {
  if (!entry) return false;
  // Whose account was deleted comes back only if they subscribe again.
  if (hasLeft(entry) || entry.runNumber === run.number) return true;
  // Nobody knows what exactly Brevo was told.
  if (entry.payloadHash === null) return false;
  return (
    run.mode !== 'full' && entry.state !== 'skipped' && entry.listIds?.join() === listIds.join()
  );
}

/** Those who no longer subscribe anywhere, and whose webhook was lost. */
async function withdrawLapsed(deps: WalkReadersDeps, walk: Walk): Promise<void> {
  const { readers, ledger, subscribers } = deps;
  const { storeHash } = walk.store;
  for (let isLast = false; !isLast; ) {
    const keys = await readers.listLapsed(storeHash, READERS_A_PAGE);
    const subscriptions = await subscribers.listOf(storeHash, keys);
    for (const entry of await ledger.listByIds(storeHash, 'newsletter', keys)) {
      await walk.context.checkpoint();
      const own = subscriptions.get(entry.entityId) ?? [];
      // What we called them in Brevo went with their account.
      const email = hasLeft(entry) ? await emailOf(deps, walk, entry.entityId) : undefined;
      await withdrawReader(
        deps,
        { ...walk, ...walk.context },
        { entry, email, subscriptions: own },
      );
    }
    isLast = keys.length < READERS_A_PAGE;
  }
}

/** By their newsletter record. */
async function emailOf(
  { subscribers }: WalkReadersDeps,
  { store: { storeHash, contactSecret }, bigcommerce, context }: Walk,
  contactKey: string,
): Promise<string | undefined> {
  const ids = await subscribers.idsOf(storeHash, contactKey);
  const records = await bigcommerce.subscribers.list(ids, context);
  return records.find(({ email }) => toContactKey(email, contactSecret) === contactKey)?.email;
}
