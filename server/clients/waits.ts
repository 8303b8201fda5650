import { AsyncLocalStorage } from 'node:async_hooks';
import type { RemoteService } from '../errors.ts';
import type { Clock } from './clock.ts';

/** Hears of calls that cannot go out yet, because a quota is spent or a platform asked for a pause. Both return at once. */
export interface WaitWatcher {
  /** `ms`: for how long, as far as is known; 0 if it is not. */
  begin(service: RemoteService, ms: number): void;
  end(): void;
}

/** Less than that is nobody's concern. */
const NOTICEABLE_MS = 1_000;

/** Not a parameter: those who wait are many layers below those who care, and most calls are made for nobody in particular. */
const watchers = new AsyncLocalStorage<WaitWatcher>();

/** Does work, with `watcher` hearing of the waits of all calls that are made for it. */
export function watchWaits<T>(watcher: WaitWatcher, work: () => Promise<T>): Promise<T> {
  return watchers.run(watcher, work);
}

/** A wait of a call. `estimateMs` is asked once it has lasted for a while: how much longer it will be. */
export async function waiting<T>(
  { clock, service, estimateMs }: { clock: Clock; service: RemoteService; estimateMs(): number },
  wait: () => Promise<T>,
): Promise<T> {
  const watcher = watchers.getStore();
  if (!watcher) return wait();
  let isNoticed = false;
  const cancel = clock.after(NOTICEABLE_MS, () => {
    isNoticed = true;
    watcher.begin(service, estimateMs());
  });
  try {
    return await wait();
  } finally {
    cancel();
    if (isNoticed) watcher.end();
  }
}
