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
  /** All of this app's calls to the store go through this pacer: what others spend is other apps'. */
  isOnlyProcess: boolean;
}

/** A call that has hung for so long is not waited for: the others go on without knowing what it would tell. */
export const HANGING_MS = 5_000;

/**
 * From when the next call may go: now or earlier means at once, Infinity that an answer on its way decides. A window that
 * gives no more is waited out. What is not known is asked with one call, which also lets one call through in each window
 * however much the store's other apps take. Source: reference/bigcommerce.md §5.1.
 */
export function admitAt(state: QuotaState, now: number): number {
  const { view, openCalls, unansweredSince, concurrency, blockedUntil, isOnlyProcess } = state;
  if (now < blockedUntil) return blockedUntil;
  if (openCalls >= concurrency) return Number.POSITIVE_INFINITY;

  const isAwaited = unansweredSince.some((sentAt) => now - sentAt < HANGING_MS);
  const whenAnswered = isAwaited ? Number.POSITIVE_INFINITY : now;
  if (!view || now >= view.endsAt) return whenAnswered;

  const room = isOnlyProcess ? roomOfOne(state, view) : roomOfMany(state, view);
  if (room === 'none') return view.endsAt;
  // Those that hang may have been counted: without their answer, nothing above the share is risked.
  if (room === 'promised') return isAwaited ? Number.POSITIVE_INFINITY : view.endsAt;
  if (isOutdated(view, now)) return whenAnswered;
  return room === 'free' ? now : whenAnswered;
}

/** `promised`: all that is left is taken by calls on their way. `unsure`: it depends on what those on their way tell. */
type Room = 'free' | 'unsure' | 'promised' | 'none';

/**
 * We know each call that this app makes: it gets its share of the window, whatever part of the rest others have taken
 * before. Only if they take more than the rest is there less for us, and room is kept for those that come with our own.
 */
function roomOfOne({ unansweredSince, share }: QuotaState, view: WindowView): Room {
  const { limit, left, own, ownBefore } = view;
  const ownLeft = shareOf(limit, share) - own - ownBefore;
  const others = Math.max(0, limit - left - own - ownBefore) / own;
  if (ownLeft <= 0 || left < 1 + others) return 'none';
  const onTheWay = unansweredSince.length;
  if (ownLeft <= onTheWay) return 'promised';
  return (onTheWay + 1) * (1 + others) <= left ? 'free' : 'unsure';
}

/**
 * Several processes serve a store without talking to each other. What each sees of the others is how many calls were
 * counted for each one of its own; so many will be for each that it sends now. Together they thus come to a stop where
 * `left` is what the store's other apps keep, give or take a few calls. Other apps' calls look like a process's of ours.
 */
function roomOfMany({ unansweredSince, share }: QuotaState, view: WindowView): Room {
  const { limit, left, own } = view;
  const ownShare = shareOf(limit, share);
  const aboveLine = left - (limit - ownShare);
  const others = Math.max(0, limit - left - own) / own;
  // The last few calls are nobody's: each process would take them for its own.
  if (aboveLine <= Math.min(Math.round(others), ownShare / 20)) return 'none';
  return (unansweredSince.length + 1) * (1 + others) <= aboveLine ? 'free' : 'unsure';
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
