import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { ImportBatch, ImportBatchRepository } from '../../db/journal/import-batches.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { completeImportsJob } from './import-jobs.ts';

/** A call that was under way when its job died is given this long to reach Brevo. */
const SETTLING_MS = 3_000;
/** Longer than any call takes: whoever asks from outside the job that sends must not give up on one under way. */
export const LONGEST_CALL_MS = 5 * 60_000;
/** After that, an import that could be ours is given this long to report at our address. */
const PATIENCE_MS = 120_000;
const ASK_AGAIN_MS = 5_000;

export type SendingOutcome = { settled: true } | { settled: false; askAgainAt: number };

/**
 * Finds out whether Brevo received an import whose answer we never saw (a crash, a broken line). No process that could
 * be it: it never arrived, and its records are decided anew. One that reported at the batch's own address: it did, and
 * the process becomes ours. One that could be it but stays silent is taken for somebody else's after two minutes: sent
 * twice is harmless, lost is not. None of this is certain, so whoever was in it counts as written until they are sent again.
 */
export async function settleSending(
  batch: ImportBatch,
  {
    brevo,
    batches,
    journal,
    queue,
  }: {
    brevo: BrevoClient;
    batches: ImportBatchRepository;
    journal: SyncJournal;
    queue: JobQueue;
  },
  now: number,
  signal: AbortSignal,
): Promise<SendingOutcome> {
  const age = now - batch.sentAt;
  if (age < SETTLING_MS) return { settled: false, askAgainAt: batch.sentAt + SETTLING_MS };

  const ours = await batches.greatestProcessId(batch.storeHash);
  const candidates = (await brevo.imports.listProcesses({ signal }))
    .filter((process) => process.id > ours && isImport(process.name))
    .sort((a, b) => a.id - b.id);
  const [first] = candidates;
  if (first && batch.notifiedAt !== null) {
    await batches.saveSent(batch, first.id);
    await queue.enqueue(completeImportsJob(batch.storeHash, now));
    return { settled: true };
  }
  if (!first || age >= PATIENCE_MS) {
    await journal.loseBatch(batch);
    return { settled: true };
  }
  return { settled: false, askAgainAt: now + ASK_AGAIN_MS };
}

function isImport(name: string): boolean {
  return name.toUpperCase().startsWith('IMPORT');
}
