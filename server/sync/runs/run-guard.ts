import { watchWaits } from '../../clients/waits.ts';
import { activityOf } from '../../contract/activity-of.ts';
import { ACTIVITY_EN } from '../../contract/activity-words-en.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { AppError, RemoteError } from '../../errors.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { JobStopped } from '../../queue/job-handler.ts';
import type { ClaimedJob } from '../../queue/job-queue.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { LIMIT_REASONS, RunWaits } from './run-waits.ts';

export interface RunGuardDeps {
  stores: StoreRepository;
  runs: SyncRunRepository;
  connections: ConnectionRepository;
  activity: ActivityRepository;
  settings: SettingsService;
  now(): number;
}

const RESUMING = { reason: 'resuming', since: null, until: null } as const;

/**
 * Runs a step of a sync and tells the merchant how it went: refused credentials pause the connection and let the run wait
 * for them; what passes lets it wait for the next attempt; what does not, ends it.
 */
export async function guardRun(
  deps: RunGuardDeps,
  job: ClaimedJob,
  context: JobContext,
  step: (run: Run) => Promise<RunAgain | undefined>,
): Promise<RunAgain | undefined> {
  const { runs, settings, now } = deps;
  const run = await runs.find(job.storeHash, String(job.payload.runId));
  if (!run || run.finishedAt !== null) return undefined;
  const startedAt = run.startedAt ?? now();
  // Before the step reads them: what it goes by is this version or a later one.
  const settingsVersion = run.settingsVersion ?? (await settings.version(job.storeHash));
  const waiting = isUnderWay(run) ? RESUMING : null;
  const begun = { state: 'running', startedAt, settingsVersion, problem: null, waiting } as const;
  await runs.update(run, begun);
  const waits = new RunWaits({ runs, run, now });
  try {
    return await watchWaits(waits, () => step({ ...run, ...begun }));
  } catch (error) {
    // Else the end of a wait would wipe out what is noted below.
    await waits.saved();
    if (error instanceof JobStopped || context.signal.aborted) throw error;
    const problem = problemOf(error);
    if (await needsMerchant(deps, job.storeHash, error)) {
      const forMerchant = { reason: 'merchant', since: null, until: null } as const;
      await runs.update(run, { state: 'waiting', problem, waiting: forMerchant });
      return undefined;
    }
    const isOver = isFinal(error) || job.attempts >= job.maxAttempts;
    if (!isOver) {
      await runs.update(run, { state: 'waiting', ...pauseFor(error, problem, now()) });
      throw error;
    }
    await runs.update(run, { state: 'failed', problem, finishedAt: now() });
    await deps.activity.add(job.storeHash, {
      kind: 'sync_failed',
      ...activityOf('sync_failed', {
        resource: run.resource,
        // For what has no words here there is the run itself.
        problem: problem.code in ACTIVITY_EN.values.problem ? problem.code : 'other',
        // What it says is known to Brevo alone.
        ...(problem.code === 'brevo_rejected' && { detail: problem.message }),
      }),
      level: 'error',
      at: now(),
    });
    throw error;
  } finally {
    await waits.saved();
  }
}

/** It got somewhere before: now it goes on there. */
function isUnderWay({ isRead, read, cursor }: Run): boolean {
  return !isRead && (read > 0 || cursor !== null);
}

/** A limit is the pace that a platform sets, and no problem. When the job is tried again is the queue's to say, if not known here. */
function pauseFor(error: unknown, problem: Run['problem'], now: number) {
  if (!(error instanceof RemoteError) || error.failure !== 'limited')
    return { problem, waiting: { reason: 'platform', since: null, until: null } as const };
  const { service, retryAfterMs } = error;
  const until = retryAfterMs === undefined ? null : Math.ceil(now + retryAfterMs);
  return { problem: null, waiting: { reason: LIMIT_REASONS[service], since: now, until } };
}

/** Records refused credentials where the pages show them. Answers whether only the merchant can mend it. */
export async function needsMerchant(
  { stores, connections, activity, now }: Omit<RunGuardDeps, 'runs' | 'settings'>,
  storeHash: string,
  error: unknown,
): Promise<boolean> {
  if (error instanceof AppError && error.code === 'brevo_not_connected') return true;
  if (!(error instanceof RemoteError)) return false;
  // The key is fine, and customers go on: only what belongs to eCommerce waits.
  if (error.failure === 'inactive') return true;
  if (!error.isCredentialFailure) return false;
  if (error.service === 'BigCommerce') {
    await stores.saveTokenProblem(storeHash, error.code);
    return true;
  }
  const isNews = await connections.saveProblem(storeHash, 'brevo', error.code, now());
  if (isNews)
    await activity.add(storeHash, {
      kind: 'brevo_refused',
      ...activityOf('brevo_refused'),
      level: 'error',
      at: now(),
    });
  return true;
}

/** An AppError that is not from a platform, or a refusal of what we said: trying the same again changes nothing. */
function isFinal(error: unknown): boolean {
  return error instanceof AppError && !(error instanceof RemoteError && error.isTransient);
}

function problemOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'Something went wrong on our side. We will try again.' };
}
