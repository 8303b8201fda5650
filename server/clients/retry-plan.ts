import type { RemoteFailure } from '../errors.ts';

/** A longer wait is the caller's to make: a job gives its worker back and returns (style.md, Remote clients). */
export const MAX_SLEEP_MS = 10_000;

const TRIES: Partial<Record<RemoteFailure, number>> = {
  unanswered: 3,
  broken: 3,
  busy: 4,
  limited: 5,
};

/** First wait; it doubles with each try. */
const FIRST_WAIT_MS: Partial<Record<RemoteFailure, number>> = {
  unanswered: 400,
  broken: 400,
  busy: 1_000,
  limited: 1_000,
};

/**
 * How long to wait before a failed call is repeated, in ms; undefined if it is not. Pure, so every branch has a
 * one-line test. `tries` counts those made so far; `maxWaitMs` is what the caller is ready to
 * sit through; `random` is from 0 to 1.
 */
export function planRetry({
  failure,
  isIdempotent,
  tries,
  retryAfterMs,
  maxWaitMs = MAX_SLEEP_MS,
  random,
}: {
  failure: RemoteFailure;
  isIdempotent: boolean;
  tries: number;
  retryAfterMs?: number;
  maxWaitMs?: number;
  random: number;
}): number | undefined {
  if (tries >= (TRIES[failure] ?? 1)) return undefined;
  // `limited` and `busy` were refused before work began; after the others it may have been done.
  const isSafe = isIdempotent || failure === 'limited' || failure === 'busy';
  if (!isSafe) return undefined;
  const waitMs = (failure === 'limited' && retryAfterMs) || backoffMs(failure, tries, random);
  return waitMs > Math.min(maxWaitMs, MAX_SLEEP_MS) ? undefined : waitMs;
}

function backoffMs(failure: RemoteFailure, tries: number, random: number): number {
  return (FIRST_WAIT_MS[failure] ?? 0) * 2 ** (tries - 1) * (0.5 + random / 2);
}
