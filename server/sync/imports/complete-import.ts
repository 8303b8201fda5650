import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { BrevoProcess } from '../../clients/brevo/process.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { ActivityRepository } from '../../db/activity.ts';
import type { ImportBatch, ImportBatchRepository } from '../../db/import-batches.ts';
import type { StoreRepository } from '../../db/stores.ts';
import type { SyncJournal } from '../../db/sync-journal.ts';
import { RemoteError } from '../../errors.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { RunFinisher } from '../run-finisher.ts';
import { readRefusals } from './import-report.ts';
import { LONGEST_CALL_MS, settleSending } from './settle-sending.ts';

export interface CompleteImportDeps {
  stores: StoreRepository;
  batches: ImportBatchRepository;
  journal: SyncJournal;
  activity: ActivityRepository;
  finisher: RunFinisher;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

const LONGEST_POLL_MS = 10 * 60_000;
const POLL_MS = 30_000;

/**
 * Job `complete-import`: learns how Brevo got on with a batch and records it in the ledger. Woken by Brevo's call to
 * `notifyUrl`; asks by itself only now and then, since processes share 100 calls an hour (reference/brevo.md §1.4).
 */
export async function completeImport(
  deps: CompleteImportDeps,
  storeHash: string,
  batchId: number,
  { signal }: Pick<JobContext, 'signal'>,
): Promise<RunAgain | undefined> {
  const { batches, stores, journal, now } = deps;
  const batch = await batches.find(storeHash, batchId);
  const store = await stores.find(storeHash);
  if (!batch || !store || batch.state === 'completed') return undefined;
  const brevo = await deps.remotes.brevo(storeHash);

  if (batch.state === 'sending') {
    // Perhaps the job that sends it is still at it. If it died, it settles this itself as soon as it is back.
    const certainAt = batch.sentAt + LONGEST_CALL_MS;
    if (now() < certainAt) return { runAgainAt: certainAt };
    const outcome = await settleSending(batch, { ...deps, brevo }, now(), signal);
    return { runAgainAt: outcome.settled ? now() : outcome.askAgainAt };
  }

  if (batch.processId === null) throw new Error('a sent batch has a process id');
  const process = await findProcess(brevo, batch.processId, signal);
  switch (process?.status) {
    case 'queued':
    case 'processing':
      await batches.savePolled(batch);
      return { runAgainAt: now() + pollDelayMs(batch.polls) };
    // Another account was connected meanwhile: whether the rows arrived in the old one does not matter any more.
    case undefined:
    case 'failed':
    case 'cancelled':
      await journal.failBatch(batch, 'customers', 'import_failed', now());
      break;
    case 'completed':
      await recordReport(
        deps,
        batch,
        await readRefusals(brevo, process, store.contactSecret, signal),
      );
  }
  await deps.finisher.finishLive(storeHash);
  return undefined;
}

async function findProcess(
  brevo: BrevoClient,
  processId: number,
  signal: AbortSignal,
): Promise<BrevoProcess | undefined> {
  try {
    return await brevo.getProcess(processId, { signal });
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}

async function recordReport(
  { journal, activity, queue, now }: CompleteImportDeps,
  batch: ImportBatch,
  { refusals, unnamed }: Awaited<ReturnType<typeof readRefusals>>,
): Promise<void> {
  const { storeHash } = batch;
  const { retried } = await journal.completeBatch(batch, 'customers', refusals, now());
  if (retried > 0) await queue.enqueue(drainJob(storeHash, 'customers'));
  if (unnamed > 0)
    await activity.add(storeHash, {
      kind: 'import_rows_unnamed',
      level: 'warning',
      message: `Brevo refused ${unnamed} rows of an import without saying whose they are.`,
      at: now(),
    });
}

/** Half a minute, one, two, … up to ten. */
function pollDelayMs(polls: number): number {
  return Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** polls);
}
