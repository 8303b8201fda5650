import type { SyncRun } from '../../contract/sync.ts';
import type { Run } from '../../db/journal/sync-runs.ts';

/** Too few to tell how fast it goes. */
const LEAST_READ_FOR_A_RATE = 250;
const LEAST_MS_FOR_A_RATE = 2_000;

type Pace = Pick<SyncRun, 'ratePerSecond' | 'remainingSeconds'>;

const UNKNOWN: Pace = { ratePerSecond: null, remainingSeconds: null };

/**
 * How fast a run goes, and how long it still reads. Both are of the stretch since its job last began, so that the time for
 * which a process was dead counts nowhere. The rate leaves waits out; what remains has them in it, as there will be more of
 * them, but a wait that is under way only from its known end on.
 */
export function paceOf(run: Run, now: number): Pace {
  const { stretchStartedAt, stretchFrom, stretchWaitedMs, position, finishedAt, waiting } = run;
  const isLive = finishedAt === null;
  if (stretchStartedAt === null || (isLive && run.isRead)) return UNKNOWN;
  const end = waiting?.since ?? finishedAt ?? now;
  const read = position - stretchFrom;
  const wholeMs = end - stretchStartedAt;
  const activeMs = wholeMs - stretchWaitedMs;
  if (read < LEAST_READ_FOR_A_RATE || activeMs < LEAST_MS_FOR_A_RATE) return UNKNOWN;
  return {
    ratePerSecond: Math.round((read / activeMs) * 10_000) / 10,
    remainingSeconds: isLive && mayGoOn(run) ? remainingSeconds(run, read / wholeMs, now) : null,
  };
}

function mayGoOn({ state, waiting }: Run): boolean {
  return state === 'running' || waiting?.reason === 'quota' || waiting?.reason === 'brevo_limit';
}

function remainingSeconds(run: Run, perMs: number, now: number): number | null {
  const left = run.total - run.position;
  if (left <= 0) return null;
  const restOfWaitMs = Math.max(0, (run.waiting?.until ?? now) - now);
  return Math.ceil((left / perMs + restOfWaitMs) / 1_000);
}
