/** The latest requests to a look-alike, oldest first. An entry is kept itself, and whoever added it completes it. */
export class RecentRequests<Entry> implements Iterable<Entry> {
  readonly #kept: number;
  readonly #entries: Entry[] = [];
  /** All requests so far, also those no longer kept. */
  total = 0;

  constructor(kept: number) {
    this.#kept = kept;
  }

  add(entry: Entry): Entry {
    this.total += 1;
    this.#entries.push(entry);
    if (this.#entries.length > this.#kept) this.#entries.shift();
    return entry;
  }

  list(): readonly Entry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
    this.total = 0;
  }

  [Symbol.iterator](): Iterator<Entry> {
    return this.#entries[Symbol.iterator]();
  }
}
