/** One page of a list. Pass `nextCursor` back to resume after it; null means that this was the last page. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  /** How many items the whole list has, where the platform says so on this page. */
  total?: number;
}

/**
 * The same pages, with the next one already under way while the caller works on this one.
 * Leaving the loop early gives up the page under way.
 */
export async function* readAhead<T>(
  open: (signal: AbortSignal) => AsyncGenerator<T>,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const left = new AbortController();
  const stop = () => left.abort(signal?.reason);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  const pages = open(left.signal);
  try {
    let next = pages.next();
    while (true) {
      const page = await next;
      if (page.done) return;
      next = pages.next();
      // It is awaited on the next turn; until then a failure must not count as unhandled.
      next.catch(() => {});
      yield page.value;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    left.abort();
    await pages.return(undefined).catch(() => {});
  }
}
