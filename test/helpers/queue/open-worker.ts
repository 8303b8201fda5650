import { pino } from 'pino';
import type { JobHandler } from '../../../server/queue/job-handler.ts';
import { SqliteQueue } from '../../../server/queue/sqlite-queue.ts';
import { Worker } from '../../../server/queue/worker.ts';
import { openMigrated } from '../database/migrated-database.ts';

/** When the clock stands: ms since the epoch. */
export const START = Date.UTC(2026, 0, 5, 12);
export const HOUR_MS = 3_600_000;
export const JOB = { storeHash: 'store-a', kind: 'sync', key: 'customers' };

interface LogLine extends Record<string, unknown> {
  level: string;
  msg: string;
}

/** A worker with one kind of job on an empty database, with a clock that stands still, and what it logs. */
export async function openWorker(
  sync: JobHandler,
  options: { leaseMs?: number; concurrency?: number; pollMs?: number } = {},
) {
  const clock = { now: START };
  const now = () => clock.now;
  const db = await openMigrated();
  const queue = new SqliteQueue({ db, now });
  const log: LogLine[] = [];
  const logger = pino(
    { level: 'warn', base: undefined, formatters: { level: (level) => ({ level }) } },
    { write: (line: string) => void log.push(JSON.parse(line)) },
  );
  const worker = new Worker({ queue, handlers: { sync }, logger, now, ...options });
  return {
    clock,
    db,
    queue,
    worker,
    log,
    /** After everything that was going on has had its turn with the database. */
    isIdle: async () => {
      for (let turn = 0; turn < 20; turn += 1) await queue.counts();
    },
    [Symbol.asyncDispose]: async () => {
      await worker.stop({ graceMs: 0 });
      await db.destroy();
    },
  };
}

/** What an aborted call does. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
