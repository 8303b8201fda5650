/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds. Only differences mean anything: it never jumps when somebody sets the machine's clock. */
  now(): number;
  /** Calls back once, after `ms`. Returns its cancellation. */
  after(ms: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Throws the signal's reason as soon as it is aborted. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const wake = () => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    };
    const giveUp = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(ms, wake);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/**
 * Does work with a signal that fires when the caller's does, and after `ms`. Unlike `AbortSignal.any` it leaves nothing
 * behind on a signal that lives as long as the process.
 */
export async function withDeadline<T>(
  { clock, ms, signal }: { clock: Clock; ms: number; signal?: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const either = new AbortController();
  const giveUp = () => either.abort(signal?.reason);
  const cancel = clock.after(ms, () => either.abort(new DOMException('Too late', 'TimeoutError')));
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await work(either.signal);
  } finally {
    cancel();
    signal?.removeEventListener('abort', giveUp);
  }
}
