/**
 * A table of which only the changes are in memory: rows 1 to `size` are made from their id whenever they are asked for.
 * A million rows cost nothing until somebody changes them.
 */
export class LazyTable<Row extends { id: number }> {
  readonly size: number;
  readonly #generate: (id: number) => Row;
  readonly #changed = new Map<number, Row>();
  readonly #deleted = new Set<number>();
  #lastId: number;
  #version = 0;

  constructor(size: number, generate: (id: number) => Row) {
    this.size = size;
    this.#generate = generate;
    this.#lastId = size;
  }

  get count(): number {
    return this.#lastId - this.#deleted.size;
  }

  get lastId(): number {
    return this.#lastId;
  }

  /** Rises with every change, so that what was worked out before can be kept until then. */
  get version(): number {
    return this.#version;
  }

  /** Rows that were created or edited, by id. */
  get changed(): ReadonlyMap<number, Row> {
    return this.#changed;
  }

  has(id: number): boolean {
    return Number.isInteger(id) && id >= 1 && id <= this.#lastId && !this.#deleted.has(id);
  }

  find(id: number): Row | undefined {
    return this.has(id) ? (this.#changed.get(id) ?? this.#generate(id)) : undefined;
  }

  get(id: number): Row {
    const row = this.find(id);
    if (!row) throw new Error(`There is no row ${id}.`);
    return row;
  }

  /** Whether row `id` still is what its id makes of it. */
  isPristine(id: number): boolean {
    return id <= this.size && !this.#changed.has(id);
  }

  create(build: (id: number) => Row): Row {
    this.#version += 1;
    const row = build(++this.#lastId);
    this.#changed.set(row.id, row);
    return row;
  }

  replace(row: Row): Row {
    this.get(row.id);
    this.#version += 1;
    this.#changed.set(row.id, row);
    return row;
  }

  delete(id: number): boolean {
    if (!this.has(id)) return false;
    this.#version += 1;
    this.#changed.delete(id);
    this.#deleted.add(id);
    return true;
  }
}
