import { parseArgs } from 'node:util';
import type { Options } from './row.ts';

export interface CommandLine extends Options {
  /** Which measurements; all if none is named. */
  rows: string[];
  /** Of the results' file. */
  name: string;
}

export const USAGE = `npm run bench -- [options]

  --rows a,b        only these measurements: NAMES
  --customers 100000  size of the store that is synced
  --full            also 1,000,000 customers, and BigCommerce's real window of 30 s; takes much longer
  --name text       results go to bench/results/<text>.json; the time of the run if not given`;

/** Throws with a sentence that a person can act on. */
export function readCommandLine(args: string[], names: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      customers: { type: 'string', default: '100000' },
      full: { type: 'boolean', default: false },
      name: { type: 'string', default: new Date().toISOString().replaceAll(':', '-').slice(0, 19) },
    },
  });
  const rows = values.rows?.split(',') ?? [...names];
  const unknown = rows.filter((row) => !names.includes(row));
  if (unknown.length > 0)
    throw new Error(`There is no row ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  const customers = Number(values.customers);
  if (!Number.isInteger(customers) || customers < 1_000)
    throw new Error('--customers is a whole number, at least 1000.');
  if (!/^[\w.-]+$/.test(values.name))
    throw new Error('--name is letters, digits, dots and dashes.');
  return { rows, customers, isFull: values.full, name: values.name };
}
