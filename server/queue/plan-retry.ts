import { AppError, RemoteError } from '../errors.ts';
import { describeError } from './describe-error.ts';
import type { Job, JobOutcome } from './job-queue.ts';

const FIRST_PAUSE_MS = 5_000;
const GROWTH = 3;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Decides what becomes of a job whose handler threw. Pure. Eight attempts span about an hour and a half, so that an
 * outage of that length costs nobody a job.
 *
 * @param now ms since the epoch
 * @param jitter 0 to 1, where in the second half of the pause to wake up, so that jobs which failed together do not
 * come back together
 */
export function planRetry(
  job: Pick<Job, 'attempts' | 'maxAttempts'>,
  error: unknown,
  now: number,
  jitter = Math.random(),
): JobOutcome {
  const lastError = describeError(error);

  // The platform told us when to come back: that is not a failed attempt.
  if (error instanceof RemoteError && error.retryAfterMs !== undefined) {
    const runAt = Math.ceil(now + error.retryAfterMs);
    return { state: 'queued', runAt, spendsAttempt: false, lastError };
  }
  const mayPass = error instanceof RemoteError ? error.isTransient : !(error instanceof AppError);
  if (mayPass && job.attempts < job.maxAttempts) {
    const runAt = now + pauseMs(job.attempts, jitter);
    return { state: 'queued', runAt, spendsAttempt: true, lastError };
  }
  return { state: 'failed', lastError };
}

function pauseMs(attempts: number, jitter: number): number {
  const whole = Math.min(FIRST_PAUSE_MS * GROWTH ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(whole * (0.5 + 0.5 * jitter));
}
