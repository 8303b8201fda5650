import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Subscriber } from '../../clients/bigcommerce/subscriber.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger/ledger.ts';
import type { NewsletterReaderRepository } from '../../db/ledger/newsletter-readers.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import type { SubscriberRepository } from '../../db/ledger/subscribers.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { beforeWrite } from '../customers/drain/before-write.ts';
import { type CustomerSetup, readCustomerSetup } from '../customers/walk/customer-setup.ts';
import { writeContact } from '../customers/write-contact.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { DueMarks } from '../drain/due-marks.ts';
import { hasLeft } from './deleted-accounts.ts';
import { isKnownAsIs, listsOfReader, toReaderContact } from './to-reader-contact.ts';
import { mayHaveToLeave, type ReaderDoors, withdrawReader } from './withdraw-reader.ts';

export interface FollowReadersDeps {
  ledger: LedgerRepository;
  subscribers: SubscriberRepository;
  readers: NewsletterReaderRepository;
  journal: SyncJournal;
  pending: PendingChangeRepository;
  queue: JobQueue;
  now(): number;
}

interface Doors extends ReaderDoors {
  bigcommerce: BigCommerceClient;
  runNumber: number;
}

/** The newsletter records of a pass, as they are now. */
interface Pass {
  marks: DueMarks;
  found: readonly Subscriber[];
  /** Of these records, and of those that had their ids before. */
  contactKeys: ReadonlySet<string>;
}

/**
 * What changed newsletter records mean for people who are neither customers nor guests: who says yes is written at once, who no
 * longer does is taken back.
 */
export async function followReaders(
  deps: FollowReadersDeps,
  doors: Doors,
  { marks, found, contactKeys }: Pass,
): Promise<void> {
  const { storeHash, contactSecret } = doors.store;
  const keys = [...contactKeys];
  const entries = await deps.ledger.listByIds(storeHash, 'newsletter', keys);
  const before = new Map(entries.map((entry) => [entry.entityId, entry]));
  const spokenFor = await deps.readers.listSpokenFor(storeHash, keys);
  const subscriptions = await deps.subscribers.listOf(storeHash, keys);
  const records = new Map(found.map((one) => [toContactKey(one.email, contactSecret), one]));
  const newcomers = keys.filter(
    (key) => records.has(key) && !before.has(key) && !spokenFor.has(key),
  );
  const customers = await findCustomers(deps, doors, newcomers, records);
  let setup: CustomerSetup | undefined;

  for (const contactKey of keys) {
    const entry = before.get(contactKey);
    const own = subscriptions.get(contactKey) ?? [];
    const record = records.get(contactKey);
    const listIds = listsOfReader(doors.settings, own);
    const speaker = spokenFor.get(contactKey);
    // A customer who is left out for what they agreed to elsewhere takes nothing away from a reader.
    if (speaker === 'written' || (speaker && !entry) || customers.has(contactKey)) continue;
    if (entry && record && hasLeft(entry) && listIds.length > 0 && !isSince(record, entry))
      continue;
    const ids = record ? [String(record.id)] : marks.ids;
    if (record && listIds.length > 0) {
      const { store, settings, signal } = doors;
      setup ??= await readCustomerSetup(doors, store, settings, { signal });
      const ready = setup;
      await marks.settle(ids, () =>
        write(deps, { ...doors, setup: ready }, { record, contactKey, listIds, before: entry }),
      );
    } else if (listIds.length === 0 && mayHaveToLeave(entry, own))
      await marks.settle(ids, () =>
        withdrawReader(deps, doors, { entry, email: record?.email, subscriptions: own }),
      );
  }
}

/** They agreed after their account was deleted; what they did before may be told late. The store's times are whole seconds. */
function isSince({ dateModified }: Subscriber, { modifiedAt }: LedgerEntry): boolean {
  return (Date.parse(dateModified) || 0) + 1_000 > (modifiedAt ?? 0);
}

/**
 * Who signs up, or changes their address, may have a newsletter record before we hear of the customer: the customer comes
 * first, since a contact that is there already could not take their address any more.
 */
async function findCustomers(
  { pending, queue, now }: FollowReadersDeps,
  { store: { storeHash, contactSecret }, bigcommerce, signal }: Doors,
  contactKeys: readonly string[],
  records: ReadonlyMap<string, Subscriber>,
): Promise<ReadonlySet<string>> {
  const emails = contactKeys.flatMap((key) => records.get(key)?.email ?? []);
  if (emails.length === 0) return new Set();
  const found = await bigcommerce.customersByEmail({ emails, include: [], signal });
  if (found.length === 0) return new Set();
  const marks = found.map(({ id }) => ({ storeHash, kind: 'customers', entityId: String(id) }));
  await pending.mark(marks, now());
  await queue.enqueue(drainJob(storeHash, 'customers'));
  return new Set(found.map(({ email }) => toContactKey(email, contactSecret)));
}

async function write(
  { journal, queue, now }: FollowReadersDeps,
  { store, settings, brevo, setup, runNumber, signal }: Doors & { setup: CustomerSetup },
  {
    record,
    contactKey,
    listIds,
    before,
  }: {
    record: Subscriber;
    contactKey: string;
    listIds: readonly number[];
    before: LedgerEntry | undefined;
  },
): Promise<void> {
  const person = { contactKey, listIds, before, runNumber };
  const contact = toReaderContact(record, person, { store, setup, choices: settings });
  const [entry] = contact.entries;
  if (!entry || isKnownAsIs(contact, before)) return;
  await journal.note(store.storeHash, 'newsletter', [beforeWrite(entry, before, null, now())]);
  const { state, reason } = await writeContact(brevo, contact, { before: undefined, signal });
  const writtenAt = state === 'synced' ? now() : entry.writtenAt;
  const { storeHash } = store;
  const written = [{ ...entry, state, reason, writtenAt }];
  const again = await journal.record(storeHash, 'newsletter', written, [], now());
  if (again > 0) await queue.enqueue(drainJob(storeHash, 'customers'));
}
