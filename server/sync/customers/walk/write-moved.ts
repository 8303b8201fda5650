import type { LedgerEntry } from '../../../db/ledger/ledger.ts';
import { RemoteError } from '../../../errors.ts';
import { drainJob } from '../../drain/drain-job.ts';
import type { OutgoingContact } from '../../imports/contact-batch.ts';
import { writeSingly } from '../write-singly.ts';
import type { CustomerWalk, SyncCustomersDeps } from './customer-walk.ts';

/**
 * Who has another address since they were written goes one by one: their contact moves, which no import can do. At once, before
 * whoever reads the newsletter under either address is taken for somebody else. What may pass is left to the drain.
 */
export async function writeMoved(
  deps: SyncCustomersDeps,
  { run, store, brevo, context }: CustomerWalk,
  moved: ReadonlyArray<{ contact: OutgoingContact; before: LedgerEntry | undefined }>,
): Promise<void> {
  const { signal } = context;
  for (const { contact, before } of moved) {
    await context.checkpoint();
    try {
      await writeSingly(deps, { store, brevo, signal }, contact, { before });
    } catch (error) {
      if (!(error instanceof RemoteError) || !error.isTransient || !before) throw error;
      const left = { ...before, payloadHash: null, runNumber: run.number };
      await deps.journal.setAside(store.storeHash, 'customers', [left], deps.now());
      await deps.queue.enqueue(drainJob(store.storeHash, 'customers'));
    }
  }
}
