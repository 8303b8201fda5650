import type { LazyTable } from './lazy-table.ts';

export type SortKey = number | string;

/** A place between two rows: right after (or before) the row that has this key and id. It holds even when that row is gone. */
export interface Position {
  key: SortKey;
  id: number;
}

/**
 * A lazy table in the order of a key (ties by id). The pristine rows are ordered once, as bare ids; changed rows, few, are
 * merged in while walking.
 */
export class SortedView<Row extends { id: number }> {
  readonly #table: LazyTable<Row>;
  readonly #pristineKey: (id: number) => SortKey;
  readonly #keyOf: (row: Row) => SortKey;
  readonly #isById: boolean;
  #pristine: Uint32Array | undefined;
  #changed: { version: number; positions: Position[] } | undefined;

  /** `pristineKey` is the key of a row that nobody changed, and has to be cheap: it is asked for every row. */
  constructor(
    table: LazyTable<Row>,
    pristineKey: (id: number) => SortKey,
    keyOf: (row: Row) => SortKey,
    { isById = false } = {},
  ) {
    this.#table = table;
    this.#pristineKey = pristineKey;
    this.#keyOf = keyOf;
    this.#isById = isById;
  }

  positionOf(row: Row): Position {
    return { key: this.#keyOf(row), id: row.id };
  }

  /** Ids from `from` (not included; the end of the table if null) onwards, or backwards if `descending`. */
  *walk({ from, descending }: { from: Position | null; descending: boolean }): Generator<number> {
    const step = descending ? -1 : 1;
    const pristineCount = this.#table.size;
    const changed = this.#changedPositions();
    const pristineAt = (place: number) => this.#pristineAt(place);
    let left = startPlace(pristineCount, pristineAt, from, descending);
    let right = startPlace(changed.length, (place) => changed[place] as Position, from, descending);

    for (;;) {
      while (left >= 0 && left < pristineCount && !this.#isLivePristine(left)) left += step;
      const a = left >= 0 && left < pristineCount ? pristineAt(left) : undefined;
      const b = changed[right];
      if (!a && !b) return;
      if (a && (!b || compare(a, b) * step < 0)) {
        yield a.id;
        left += step;
      } else if (b) {
        yield b.id;
        right += step;
      }
    }
  }

  #isLivePristine(place: number): boolean {
    const id = this.#idAt(place);
    return this.#table.has(id) && this.#table.isPristine(id);
  }

  #idAt(place: number): number {
    if (this.#isById) return place + 1;
    this.#pristine ??= this.#orderPristine();
    return this.#pristine[place] ?? 0;
  }

  #pristineAt(place: number): Position {
    const id = this.#idAt(place);
    return { id, key: this.#pristineKey(id) };
  }

  #orderPristine(): Uint32Array {
    const keys = Array.from({ length: this.#table.size }, (_, place) =>
      this.#pristineKey(place + 1),
    );
    return Uint32Array.from(keys, (_, place) => place + 1).sort((a, b) =>
      compare({ id: a, key: keys[a - 1] as SortKey }, { id: b, key: keys[b - 1] as SortKey }),
    );
  }

  #changedPositions(): Position[] {
    if (this.#changed?.version !== this.#table.version) {
      const positions = [...this.#table.changed.values()].map((row) => this.positionOf(row));
      this.#changed = { version: this.#table.version, positions: positions.sort(compare) };
    }
    return this.#changed.positions;
  }
}

/** The first place past `from` in the direction of the walk, found by halving. */
function startPlace(
  count: number,
  at: (place: number) => Position,
  from: Position | null,
  descending: boolean,
): number {
  if (!from) return descending ? count - 1 : 0;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(at(middle), from);
    if (order < 0 || (order === 0 && !descending)) low = middle + 1;
    else high = middle;
  }
  return descending ? low - 1 : low;
}

export function compare(a: Position, b: Position): number {
  if (a.key === b.key) return a.id - b.id;
  return a.key < b.key ? -1 : 1;
}
