/** What a bucket allows, where headers do not say. */
export interface BucketRule {
  limit: number;
  windowMs: number;
}

/** What the latest headers said of one of a bucket's windows. */
export interface BucketView {
  left: number;
  endsAt: number;
}

/** All that the decision depends on. Times are by one clock, in ms. */
export interface BucketState {
  rule: BucketRule;
  /** When our own calls of the rule's window went out, oldest first. */
  sentAt: readonly number[];
  /** By the limit they name: a bucket may have a window of a second and one of an hour. */
  views: ReadonlyMap<number, BucketView>;
  openCalls: number;
  unansweredCalls: number;
  concurrency: number;
  blockedUntil: number;
}

/** The platform counts calls as they arrive: two that we send a second apart may arrive a little closer. */
const JITTER_MS = 100;
/** Beyond this, what headers say replaces our own count: after a restart, or next to other programs, it is wrong. */
const LONG_WINDOW_MS = 10_000;
/** Brevo's largest plan allows six times as much as the smallest (reference/brevo.md §1.4). */
const MAX_PLAN_FACTOR = 10;

/** From when the next call may go: now or earlier means at once, Infinity that an answer on its way decides. */
export function admitToBucketAt(state: BucketState, now: number): number {
  if (now < state.blockedUntil) return state.blockedUntil;
  if (state.openCalls >= state.concurrency) return Number.POSITIVE_INFINITY;
  const views = [...state.views.values()].filter(({ endsAt }) => now < endsAt);
  const times = views.map((view) => {
    if (view.left <= 0) return view.endsAt;
    return view.left > state.unansweredCalls ? now : Number.POSITIVE_INFINITY;
  });
  const trustsHeaders = state.rule.windowMs > LONG_WINDOW_MS && state.views.size > 0;
  return Math.max(now, ...times, trustsHeaders ? now : ownCountAt(state));
}

/** What is left of the bucket, from 0 to 1, in whichever of its windows has least. */
export function shareLeft(
  { rule, sentAt, views }: Pick<BucketState, 'rule' | 'sentAt' | 'views'>,
  now: number,
): number {
  const known = [...views].filter(([, { endsAt }]) => now < endsAt);
  const shares = known.map(([limit, { left }]) => left / limit);
  if (shares.length === 0) {
    const own = sentAt.filter((at) => at > now - rule.windowMs).length;
    shares.push(1 - own / rule.limit);
  }
  return Math.max(0, Math.min(...shares));
}

/** When our own calls leave room for one more in any stretch of the rule's length. */
function ownCountAt({ rule, sentAt }: BucketState): number {
  const oldest = sentAt.at(-rule.limit);
  if (sentAt.length < rule.limit || oldest === undefined) return Number.NEGATIVE_INFINITY;
  return oldest + rule.windowMs + Math.min(JITTER_MS, rule.windowMs / 10);
}

/**
 * The rule, once headers have named a limit. An account's plan raises it; but a limit for another window, such as 36,000
 * an hour in a bucket of 10 a second, must not be taken for it.
 */
export function adjustRule(
  rule: BucketRule,
  { limit, resetMs }: { limit: number; resetMs: number },
): BucketRule {
  const isThisWindow = resetMs <= rule.windowMs && limit <= rule.limit * MAX_PLAN_FACTOR;
  return isThisWindow && limit > 0 ? { ...rule, limit } : rule;
}
