import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { BrevoProcess } from '../../clients/brevo/process.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { ImportBatch, ImportBatchRepository } from '../../db/journal/import-batches.ts';
import type { SyncJournal } from '../../db/journal/sync-journal.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { Store, StoreRepository } from '../../db/store/stores.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { drainJob } from '../drain/drain-job.ts';
import type { RunFinisher } from '../runs/run-finisher.ts';
import { findProcesses } from './find-processes.ts';
import { readRefusals } from './import-report.ts';
import { isReading, LOOK_SPACING_MS } from './next-look.ts';
import { LONGEST_CALL_MS, settleSending } from './settle-sending.ts';

export interface CompleteImportsDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
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
 * Job `complete-imports`: learns how Brevo got on with a store's imports and records it in the ledger. One look tells of
 * all of them. Woken by Brevo's call to `notifyUrl`; asks by itself only now and then, since processes share 100 calls an
 * hour (reference/brevo.md §1.4).
 */
export async function completeImports(
  deps: CompleteImportsDeps,
  storeHash: string,
  context: Pick<JobContext, 'signal' | 'checkpoint'>,
): Promise<RunAgain | undefined> {
  const { batches, stores, now } = deps;
  const store = await stores.find(storeHash);
  const open = await batches.listOpen(storeHash);
  if (!store || open.length === 0) return undefined;
  const brevo = await deps.remotes.brevo(storeHash);

  const strays = open.filter(({ state }) => state === 'sending');
  const times = [];
  for (const batch of strays) times.push(await settleStray(deps, brevo, batch, context.signal));

  const sent = open.filter(({ state }) => state === 'sent');
  const waiting = await settleSent(deps, { store, brevo, context }, sent);
  for (const batch of waiting) await batches.savePolled(batch);
  if (waiting.length < sent.length) await deps.finisher.finishLive(storeHash);
  if (waiting.length > 0) {
    const delayMs = pollDelayMs(Math.min(...waiting.map(({ polls }) => polls)));
    const spacingMs = (await isReading(deps, storeHash, waiting)) ? LOOK_SPACING_MS : 0;
    times.push(now() + Math.max(delayMs, spacingMs));
  }
  return times.length === 0 ? undefined : { runAgainAt: Math.min(...times) };
}

/** Perhaps the job that sends it is still at it. If it died, it settles this itself as soon as it is back. */
async function settleStray(
  deps: CompleteImportsDeps,
  brevo: BrevoClient,
  batch: ImportBatch,
  signal: AbortSignal,
): Promise<number> {
  const certainAt = batch.sentAt + LONGEST_CALL_MS;
  if (deps.now() < certainAt) return certainAt;
  const outcome = await settleSending(batch, { ...deps, brevo }, deps.now(), signal);
  return outcome.settled ? deps.now() : outcome.askAgainAt;
}

/** Answers which of them are not over yet. One whose report cannot be read holds up no other: its error comes last. */
async function settleSent(
  deps: CompleteImportsDeps,
  look: {
    store: Store;
    brevo: BrevoClient;
    context: Pick<JobContext, 'signal' | 'checkpoint'>;
  },
  sent: readonly ImportBatch[],
): Promise<ImportBatch[]> {
  const { signal } = look.context;
  const processes = await findProcesses(look.brevo, sent.map(processIdOf), signal);
  const waiting: ImportBatch[] = [];
  const errors: unknown[] = [];
  for (const batch of sent) {
    const process = processes.get(processIdOf(batch));
    try {
      if (!(await isSettled(deps, look, batch, process))) waiting.push(batch);
    } catch (error) {
      errors.push(error);
    }
    await look.context.checkpoint();
  }
  if (errors.length > 0) {
    if (errors.length < sent.length) await deps.finisher.finishLive(look.store.storeHash);
    throw errors[0];
  }
  return waiting;
}

async function isSettled(
  { journal, activity, queue, now }: CompleteImportsDeps,
  { store, brevo, context }: { store: Store; brevo: BrevoClient; context: { signal: AbortSignal } },
  batch: ImportBatch,
  process: BrevoProcess | 'missing' | undefined,
): Promise<boolean> {
  if (process === undefined) return false;
  // Another account was connected meanwhile: whether the rows arrived in the old one does not matter any more.
  if (process === 'missing' || process.status === 'failed' || process.status === 'cancelled') {
    await journal.failBatch(batch, batch.kind, 'import_failed', now());
    return true;
  }
  if (process.status !== 'completed') return false;
  const { storeHash, contactSecret } = store;
  const { signal } = context;
  const { refusals, unnamed, gone } = await readRefusals(brevo, process, contactSecret, signal);
  // Readers are not drained one by one.
  const final = refusals.map(({ contactKey, reason }) => ({ contactKey, reason }));
  const outcome = batch.kind === 'newsletter' ? final : refusals;
  const { retried } = await journal.completeBatch(batch, batch.kind, outcome, now());
  if (retried > 0) await queue.enqueue(drainJob(storeHash, 'customers'));
  const warn = (what: ReturnType<typeof activityOf>) =>
    activity.add(storeHash, { kind: what.code, ...what, level: 'warning', at: now() });
  if (unnamed > 0) await warn(activityOf('import_rows_unnamed', { count: unnamed }));
  if (gone > 0) await warn(activityOf('import_report_gone'));
  return true;
}

function processIdOf({ processId }: ImportBatch): number {
  if (processId === null) throw new Error('a sent batch has a process id');
  return processId;
}

/** Half a minute, one, two, … up to ten. */
function pollDelayMs(polls: number): number {
  return Math.min(LONGEST_POLL_MS, POLL_MS * 2 ** polls);
}
