import type { RemoteService } from '../errors.ts';
import type { AnswerListener } from './remote-http.ts';

/**
 * What answers tell beside their bodies: how far a platform's clock is from ours, and that a limit was reached. Known of the
 * calls that this process makes.
 */
export class PlatformWatch {
  readonly #now: () => number;
  readonly #onLimited: (storeHash: string, service: RemoteService) => void;
  readonly #skews = new Map<RemoteService, number>();

  /** `onLimited` hears of each call for a store that was answered with a 429; must not throw. */
  constructor({
    now,
    onLimited,
  }: {
    now(): number;
    onLimited: (storeHash: string, service: RemoteService) => void;
  }) {
    this.#now = now;
    this.#onLimited = onLimited;
  }

  /** For a client; without a store where its key is not kept yet. */
  listenTo(service: RemoteService, storeHash?: string): AnswerListener {
    return (status, headers) => {
      const theirs = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(theirs)) this.#skews.set(service, this.#now() - theirs);
      if (status === 429 && storeHash !== undefined) this.#onLimited(storeHash, service);
    };
  }

  /** How far our clock is ahead of theirs, ms, by the latest answer and to within seconds; null before the first. */
  clockSkewMs(service: RemoteService): number | null {
    return this.#skews.get(service) ?? null;
  }
}
