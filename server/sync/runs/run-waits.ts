import type { WaitWatcher } from '../../clients/waits.ts';
import type { Run, SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { RemoteService } from '../../errors.ts';

/** What it means for a run that a platform takes no more calls right now. */
export const LIMIT_REASONS = {
  BigCommerce: 'quota',
  Brevo: 'brevo_limit',
  Mavera: 'platform',
} as const;

/** Notes on a run what its calls wait for, one after the other. Several calls that wait together are one wait. */
export class RunWaits implements WaitWatcher {
  readonly #runs: SyncRunRepository;
  readonly #run: Run;
  readonly #now: () => number;
  #open = 0;
  #saving: Promise<unknown> = Promise.resolve();

  constructor({ runs, run, now }: { runs: SyncRunRepository; run: Run; now(): number }) {
    this.#runs = runs;
    this.#run = run;
    this.#now = now;
  }

  begin(service: RemoteService, ms: number): void {
    this.#open += 1;
    if (this.#open > 1) return;
    const since = this.#now();
    const until = ms > 0 ? Math.round(since + ms) : null;
    const waiting = { reason: LIMIT_REASONS[service], since, until };
    this.#save(() => this.#runs.update(this.#run, { waiting }));
  }

  end(): void {
    this.#open -= 1;
    if (this.#open > 0) return;
    const endedAt = this.#now();
    this.#save(() => this.#runs.endWait(this.#run, endedAt));
  }

  /** When all of it is on disk. Throws what went wrong with that. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  #save(work: () => Promise<unknown>): void {
    this.#saving = this.#saving.then(work);
    // It is thrown by `saved`; until then it must not count as unhandled.
    this.#saving.catch(() => {});
  }
}
