import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { atRoot } from './harness/child.ts';
import { holds, type Options, type Row, ratio } from './row.ts';

/** What the figures depend on. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores, ${memoryGb} GB, ${process.platform} ${process.arch}, Node ${process.versions.node} (${model})`;
}

/** Writes `bench/results/<name>.json`; the answer is that path. */
export function writeResults(name: string, options: Options, rows: readonly Row[]): string {
  const path = `bench/results/${name}.json`;
  const document = {
    measuredAt: new Date().toISOString(),
    machine: describeMachine(),
    options: { customers: options.customers, isFull: options.isFull },
    rows: rows.map((row) => ({ ...row, ratio: ratio(row), holds: holds(row) })),
  };
  mkdirSync(atRoot('bench/results'), { recursive: true });
  writeFileSync(atRoot(path), `${JSON.stringify(document, null, 2)}\n`);
  return path;
}
