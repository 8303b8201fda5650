import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../../server/db/open-database.ts';
import { SqliteQueue } from '../../../server/queue/sqlite-queue.ts';
import { openMigrated } from '../../helpers/database/migrated-database.ts';
import type { OpenQueue } from '../../helpers/queue/job-queue-contract/open-queue.ts';
import { describeJobQueue } from '../../helpers/queue/job-queue-contract.ts';

const START = Date.UTC(2026, 0, 5, 12);

describeJobQueue('the embedded queue in memory', async (): Promise<OpenQueue> => {
  const clock = { now: START };
  const db = await openMigrated();
  return {
    queue: new SqliteQueue({ db, now: () => clock.now }),
    now: () => clock.now,
    advance: (ms) => {
      clock.now += ms;
    },
    [Symbol.asyncDispose]: () => db.destroy(),
  };
});

describeJobQueue('the embedded queue in a file that two processes share', async () => {
  const clock = { now: START };
  const folder = await mkdtemp(join(tmpdir(), 'queue-'));
  const db = await openMigrated(`file:${join(folder, 'jobs.db')}`);
  const connections = [db];
  return {
    queue: new SqliteQueue({ db, now: () => clock.now }),
    another: async () => {
      const other = openDatabase(`file:${join(folder, 'jobs.db')}`);
      connections.push(other);
      return new SqliteQueue({ db: other, now: () => clock.now });
    },
    now: () => clock.now,
    advance: (ms) => {
      clock.now += ms;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(connections.map((connection) => connection.destroy()));
      await rm(folder, { recursive: true });
    },
  };
});
