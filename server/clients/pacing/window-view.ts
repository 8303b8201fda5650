/** What one answer's headers say of the platform's window. */
export interface Reading {
  /** Calls that a window allows. */
  limit: number;
  left: number;
  /** Until the window ends. */
  resetMs: number;
  lengthMs: number;
}

/** What we know of the window that is running. */
export interface WindowView {
  limit: number;
  left: number;
  lengthMs: number;
  /** By our clock. Never before the real end, since an answer takes its time to arrive. */
  endsAt: number;
  /** Calls of ours that it has counted, as far as we saw; at least one. */
  own: number;
  /** Calls that it had counted before we first looked: perhaps ours, from before a restart. */
  ownBefore: number;
  /** When an answer last told us, by our clock. */
  seenAt: number;
}

/**
 * What is known after an answer. Answers overtake one another: within a window the lowest `left` is the newest, and an
 * answer of the window before says nothing about this one.
 */
export function learn(view: WindowView | undefined, reading: Reading, now: number): WindowView {
  const { limit, left, lengthMs, resetMs } = reading;
  const endsAt = now + resetMs;
  const isNewWindow = !view || endsAt > view.endsAt + lengthMs / 2;
  const ownBefore = view ? 0 : Math.max(0, limit - left - 1);
  if (isNewWindow) return { limit, left, lengthMs, endsAt, own: 1, ownBefore, seenAt: now };
  if (endsAt < view.endsAt - lengthMs / 2) return view;
  return {
    limit,
    left: Math.min(view.left, left),
    lengthMs,
    endsAt: Math.min(view.endsAt, endsAt),
    own: view.own + 1,
    ownBefore: view.ownBefore,
    seenAt: now,
  };
}

/** A call that got no headers back, or no answer: it may well have been counted. */
export function spendUnseen(view: WindowView | undefined): WindowView | undefined {
  return view && { ...view, left: view.left - 1, own: view.own + 1 };
}
