import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { JobQueue } from '../../queue/job-queue.ts';

const LATE_MS = 60 * 60_000;
/** Runs of one night are begun together. */
const ONE_NIGHT_MS = 12 * 60 * 60_000;
const RUNS_LOOKED_AT = 50;

/** Whether what webhooks missed is looked for every night. */
export function checkNightly({
  connections,
  runs,
  queue,
  now,
}: {
  connections: ConnectionRepository;
  runs: SyncRunRepository;
  queue: JobQueue;
  now(): number;
}): Check<'nightly'> {
  return {
    id: 'nightly',
    async look(storeHash): Promise<Finding<'nightly'>> {
      if (!(await connections.find(storeHash, 'brevo'))) return { state: 'off', code: 'off' };
      const job = await queue.findLive(storeHash, 'reconcile');
      if (!job) return { state: 'problem', code: 'not_planned', mend: 'reconcile' };
      const nextAt = new Date(job.runAt).toISOString();
      if (job.state === 'queued' && job.runAt < now() - LATE_MS)
        return { state: 'problem', code: 'overdue', params: { nextAt }, mend: 'reconcile' };

      const last = lastNightOf(await runs.list(storeHash, RUNS_LOOKED_AT));
      const endedAt = last.flatMap(({ finishedAt }) => finishedAt ?? []).sort((a, b) => b - a)[0];
      if (endedAt === undefined) return { state: 'ok', code: 'none_yet', params: { nextAt } };
      const lastAt = new Date(endedAt).toISOString();
      if (last.some(({ state }) => state === 'failed'))
        return { state: 'warning', code: 'unfinished', params: { lastAt }, mend: 'reconcile' };
      return { state: 'ok', code: 'ok', params: { lastAt, nextAt } };
    },
  };
}

/** Newest first, as they come. */
function lastNightOf(runs: readonly Run[]): Run[] {
  const ofNights = runs.filter(({ cause }) => cause === 'night');
  const newest = ofNights[0]?.createdAt ?? 0;
  return ofNights.filter(({ createdAt }) => createdAt > newest - ONE_NIGHT_MS);
}
