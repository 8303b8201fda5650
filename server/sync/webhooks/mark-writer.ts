import { setImmediate as otherRequests, setTimeout as pause } from 'node:timers/promises';
import type { NewMark } from '../../db/ledger/pending-changes.ts';
import { AppError } from '../../errors.ts';

/** How long requests wait for others. */
const GATHER_MS = 2;
/** Batches on their way to the disk: while it is waited for, the next one is already written. */
const MOST_WRITES = 2;
/** Who comes when so many wait already is better served by a later attempt. */
const MOST_WAITING = 20_000;

interface Batch {
  /** By record: of several about the same one, one is enough. */
  marks: Map<string, NewMark>;
  /** The stores that have the app. */
  written: Promise<ReadonlySet<string>>;
}

/**
 * Writes the marks of many requests at once: a disk takes a few hundred writes a second, however small. Each request waits
 * until its mark is safe.
 */
export class MarkWriter {
  readonly #write: (marks: NewMark[]) => Promise<ReadonlySet<string>>;
  #gathering: Batch | undefined;
  #waiting = 0;
  #isBusy = false;
  /** Of the batches begun last, oldest first. */
  readonly #writes: Promise<unknown>[] = Array.from({ length: MOST_WRITES }, () =>
    Promise.resolve(),
  );

  constructor(write: (marks: NewMark[]) => Promise<ReadonlySet<string>>) {
    this.#write = write;
  }

  /**
   * Resolves once the mark is on disk, with whether its store has the app. Rejects with what the write failed with,
   * or AppError `unavailable` when too many wait.
   */
  async add(mark: NewMark): Promise<boolean> {
    if (this.#waiting >= MOST_WAITING)
      throw new AppError('unavailable', 'Too much is waiting to be written. Please try again.');
    this.#gathering ??= this.#begin();
    const batch = this.#gathering;
    const key = `${mark.storeHash}/${mark.kind}/${mark.entityId}`;
    const hint = mark.hint ?? batch.marks.get(key)?.hint ?? null;
    batch.marks.set(key, { ...mark, hint });
    this.#waiting += 1;
    try {
      return (await batch.written).has(mark.storeHash);
    } finally {
      this.#waiting -= 1;
    }
  }

  /** When everything that was added is written, or has failed. */
  async idle(): Promise<void> {
    while (this.#waiting > 0) await Promise.all(this.#writes);
  }

  #begin(): Batch {
    const before = this.#writes.shift();
    const marks: Batch['marks'] = new Map();
    const written = (async () => {
      // While batches are on their way to the disk, the next one gathers. Where many come, it pays to wait for more.
      await before;
      await (this.#isBusy ? pause(GATHER_MS) : otherRequests());
      this.#isBusy = marks.size > 1;
      this.#gathering = undefined;
      return this.#write([...marks.values()]);
    })();
    this.#writes.push(written.catch(() => {}));
    return { marks, written };
  }
}
