export type Unit = 'calls' | 'ms' | 's' | 'MB' | 'kB' | '×' | '%' | '';

/** One line of the table. Everything in it was measured in the run that prints it. */
export interface Row {
  /** The measurement that gave it, as `--rows` names it. */
  group: string;
  name: string;
  unit: Unit;
  ours: number;
  /** At most this much, or at least; null where a row is only there to be looked at. */
  bound: number | null;
  boundIs?: 'most' | 'least';
  /** The plain way of doing it, in the same unit and the same run. */
  comparison?: { what: string; value: number };
  /** What a reader must know to read it right. */
  note?: string;
}

/** Null where there is no bound. A figure that is not a number never holds. */
export function holds({ ours, bound, boundIs = 'most' }: Row): boolean | null {
  if (bound === null) return null;
  return boundIs === 'most' ? ours <= bound : ours >= bound;
}

/** How many times ours the comparison is. */
export function ratio({ ours, comparison }: Row): number | null {
  return comparison && ours > 0 ? comparison.value / ours : null;
}

export interface Options {
  /** Of the store that is synced. */
  customers: number;
  /** Adds what takes long: a million customers, and BigCommerce's real window. */
  isFull: boolean;
}

/** Gives the rows of one subject. */
export type Measurement = (options: Options) => Promise<Row[]>;
