import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { ImportBatchRepository, Lane } from '../../db/journal/import-batches.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import { RemoteError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { findGoneLists, ListsGone } from '../storefronts/lists-gone.ts';
import type { ImportCall } from './import-calls.ts';
import { completeImportsJob } from './import-jobs.ts';
import { FIRST_POLL_MS, LOOK_SPACING_MS } from './next-look.ts';
import { isPlausibleEmail } from './plausible-email.ts';
import type { WaitingContact } from './waiting-contact.ts';

export interface ImportTarget {
  storeHash: string;
  /** Stands for the store in the address that Brevo calls when it is done. */
  publicKey: string;
  runId: string | null;
  /** The kind of record that the contacts stand for; customers unless it says otherwise. */
  kind?: 'customers' | 'guests' | 'newsletter';
}

interface ImportSenderDeps {
  journal: SyncJournal;
  batches: ImportBatchRepository;
  queue: JobQueue;
  publicUrl: string;
  now(): number;
}

/** Hands contacts to Brevo's import, in a way that a crash at any moment leaves nothing lost and little sent twice. */
export class ImportSender {
  readonly #deps: ImportSenderDeps;

  constructor(deps: ImportSenderDeps) {
    this.#deps = deps;
  }

  /**
   * Those who are known to be blocked go apart: should Brevo have lost them, the import creates them, and must create them
   * blocked. The rest is one call.
   */
  async send(
    brevo: BrevoClient,
    target: ImportTarget,
    call: ImportCall,
    signal: AbortSignal,
  ): Promise<void> {
    for (const part of await apart(brevo, call)) await this.#sendOne(brevo, target, part, signal);
  }

  /**
   * One call. What it is about to carry is on disk before; what Brevo answers is on disk after. If no answer comes, the
   * batch stays `sending`, and `settleSending` finds out what became of it.
   */
  async #sendOne(
    brevo: BrevoClient,
    target: ImportTarget,
    { lane, listIds, contacts, empties }: ImportCall,
    signal: AbortSignal,
  ): Promise<void> {
    const { journal, batches, queue, publicUrl, now } = this.#deps;
    const { storeHash, publicKey, runId, kind = 'customers' } = target;
    const { id, notifyKey } = await journal.beginBatch(
      storeHash,
      kind,
      { runId, lane, contacts: contacts.length, entries: contacts.flatMap((one) => one.entries) },
      now(),
    );
    // A run sends more of them, of which one look tells: its end brings it forward.
    const firstLookMs = runId === null ? FIRST_POLL_MS : LOOK_SPACING_MS;
    await queue.enqueue(completeImportsJob(storeHash, now() + firstLookMs));
    try {
      const { processId } = await brevo.imports.start(
        {
          rows: contacts.map(({ row }) => row),
          listIds,
          ...FLAGS[lane],
          emptyContactsAttributes: empties,
          notifyUrl: `${publicUrl}/webhooks/brevo/${publicKey}/imports/${notifyKey}`,
        },
        { signal },
      );
      const isKept = await batches.saveSent({ id, storeHash }, processId);
      // Somebody took us for dead. The caller's cursor has not moved: what was in the batch is decided again.
      if (!isKept) throw new Error('the batch was given up while it was being sent');
    } catch (error) {
      if (!(error instanceof RemoteError) || error.failure === 'unanswered') throw error;
      if (error.failure === 'broken' || error.failure === 'unreadable') throw error;
      // Refused before anything was done: nobody need wonder about this batch.
      if (error.failure !== 'rejected' && error.failure !== 'missing') {
        await journal.discardBatch({ id, storeHash });
        throw error;
      }
      await this.#refused(brevo, { id, storeHash, kind }, listIds, contacts, signal);
    }
  }

  /** Brevo refused the whole call for what it says. Throws `ListsGone` if that is the lists; else its contacts failed. */
  async #refused(
    brevo: BrevoClient,
    batch: { id: number; storeHash: string; kind: string },
    listIds: readonly number[],
    contacts: readonly WaitingContact[],
    signal: AbortSignal,
  ): Promise<void> {
    const { journal, now } = this.#deps;
    const gone = await findGoneLists(brevo, listIds, signal);
    if (gone.length > 0) {
      await journal.discardBatch(batch);
      throw new ListsGone(gone);
    }
    const refusals = contacts.map(({ contactKey, email }) => ({
      contactKey,
      reason: isPlausibleEmail(email) ? 'refused_by_brevo' : 'invalid_email',
    }));
    await journal.completeBatch(batch, batch.kind, refusals, now());
  }
}

async function apart(brevo: BrevoClient, call: ImportCall): Promise<ImportCall[]> {
  const emails = call.contacts.map(({ email }) => email);
  if (call.lane !== 'open') {
    // The store has not asked for mail to them: what blocks them is no unsubscribe of theirs.
    await brevo.blocks.noteOwn(emails);
    return [call];
  }
  const blocked = await brevo.blocks.among(emails);
  if (blocked.size === 0) return [call];
  const [block, open] = [true, false].map((isBlocked) =>
    call.contacts.filter(({ email }) => blocked.has(email) === isBlocked),
  ) as [WaitingContact[], WaitingContact[]];
  const parts: ImportCall[] = [
    { ...call, contacts: open },
    { ...call, lane: 'block', contacts: block },
  ];
  return parts.filter(({ contacts }) => contacts.length > 0);
}

/** `emailBlacklist: false` is in none of them: nothing we send lifts a block (design §6). */
const FLAGS: Readonly<Record<Lane, { updateExistingContacts: boolean; emailBlacklist?: true }>> = {
  open: { updateExistingContacts: true },
  'create-blocked': { updateExistingContacts: false, emailBlacklist: true },
  block: { updateExistingContacts: true, emailBlacklist: true },
};
