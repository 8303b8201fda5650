import type { WindowView } from './window-view.ts';

/** All that the decision depends on. Times are by one clock, in ms. */
export interface QuotaState {
  view: WindowView | undefined;
  /** Calls whose answer is not whole yet. */
  openCalls: number;
  /** When those went out whose headers are not here yet: the quota may or may not have counted them. */
  unansweredSince: readonly number[];
  /** How many may be open at once. */
  concurrency: number;
  /** From 0 to 1: what this app may use of the store's quota; its other apps keep the rest. */
  share: number;
  /** Set by a 429. */
  blockedUntil: number;
}

/** A call that has hung for so long is not waited for: the others go on without knowing what it would tell. */
export const HANGING_MS = 5_000;

/**
 * From when the next call may go: now or earlier means at once, Infinity that an answer on its way decides. Calls go while
 * `left − unanswered > (1 − share) × quota`, else the window's end is waited for. What is not known is asked with one
 * call, which also lets one call through in each window however much the store's other apps take.
 *
 * Several processes serve a store without talking to each other. What each sees of the others is how many calls were
 * counted for each one of its own; so many will be for each that it sends now. Together they thus come to a stop at the
 * line, give or take a few calls. Source: reference/bigcommerce.md §5.1.
 */
export function admitAt(state: QuotaState, now: number): number {
  const { view, openCalls, unansweredSince, concurrency, share, blockedUntil } = state;
  if (now < blockedUntil) return blockedUntil;
  if (openCalls >= concurrency) return Number.POSITIVE_INFINITY;

  const awaited = unansweredSince.filter((sentAt) => now - sentAt < HANGING_MS);
  const whenAnswered = awaited.length === 0 ? now : Number.POSITIVE_INFINITY;
  if (!view || now >= view.endsAt) return whenAnswered;

  const ownShare = shareOf(view.limit, share);
  const aboveLine = view.left - (view.limit - ownShare);
  const others = othersPerOwnCall(view);
  // The last few calls are nobody's: each process would take them for its own.
  if (aboveLine <= Math.min(Math.round(others), ownShare / 20)) return view.endsAt;
  if (isOutdated(view, now)) return whenAnswered;
  const callsToCome = (unansweredSince.length + 1) * (1 + others);
  return callsToCome <= aboveLine ? now : whenAnswered;
}

/** Calls of each window that are ours: one at least. */
export function shareOf(quota: number, share: number): number {
  // Without the addition, 100 × 0.29 is a little less than 29.
  return Math.max(1, Math.floor(quota * share + 1e-9));
}

/** After a pause, others may have spent what we saw. */
function isOutdated({ seenAt, lengthMs }: WindowView, now: number): boolean {
  return now - seenAt > lengthMs / 20;
}

function othersPerOwnCall({ limit, left, own }: WindowView): number {
  return Math.max(0, limit - left - own) / own;
}
