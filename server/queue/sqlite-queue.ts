import { randomUUID } from 'node:crypto';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Knex } from 'knex';
import type {
  ClaimedJob,
  Job,
  JobOutcome,
  JobQueue,
  JobState,
  LeaseState,
  NewJob,
} from './job-queue.ts';
import { type ClaimedRow, isServedBy, type JobRow, toClaimedJob, toJob } from './job-row.ts';
import * as sql from './job-statements.ts';
import { type Connection, moves, rowOf, run } from './run-statement.ts';
import { settleJob, takeBackExpired } from './settle-job.ts';
import { writeTransaction } from './write-transaction.ts';

const MAX_ATTEMPTS = 8;
const PRUNE_PIECE = 1_000;

/**
 * The embedded engine: jobs are rows, and any number of processes may share the file.
 */
export class SqliteQueue implements JobQueue {
  readonly #db: Knex;
  readonly #now: () => number;

  constructor({ db, now = Date.now }: { db: Knex; now?: () => number }) {
    this.#db = db;
    this.#now = now;
  }

  async enqueue(wanted: NewJob): Promise<{ job: Job; isNew: boolean }> {
    const now = this.#now();
    const runAt = wanted.runAt ?? now;
    const payload = JSON.stringify(wanted.payload ?? {});
    const live = await this.#findLiveRow(wanted.storeHash, wanted.key);
    // Most webhooks find their job waiting already: that costs a read, not a write to disk.
    if (live && isServedBy(live, { runAt, payload, runAgain: wanted.ifRunning === 'runAgain' })) {
      return { job: toJob(live), isNew: false };
    }

    const jobId = randomUUID();
    const bindings = {
      jobId,
      storeHash: wanted.storeHash,
      kind: wanted.kind,
      key: wanted.key,
      payload,
      maxAttempts: wanted.maxAttempts ?? MAX_ATTEMPTS,
      runAt,
      now,
      runAgain: Number(wanted.ifRunning === 'runAgain'),
    };
    const row = await this.#write((connection) => {
      const touched = rowOf<JobRow>(connection, sql.ENQUEUE, bindings);
      if (!touched) throw new Error('the database stored no job and said nothing');
      if (touched.state === 'queued') {
        run(connection, sql.LINE_UP, { storeHash: touched.store_hash, now });
      }
      return touched;
    });
    return { job: toJob(row), isNew: row.job_id === jobId };
  }

  async find(jobId: string): Promise<Job | undefined> {
    const row = await this.#db<JobRow>('jobs').where({ job_id: jobId }).first();
    return row && toJob(row);
  }

  async findLive(storeHash: string, key: string): Promise<Job | undefined> {
    const row = await this.#findLiveRow(storeHash, key);
    return row && toJob(row);
  }

  async claim({
    kinds,
    leaseMs,
  }: {
    kinds: readonly string[];
    leaseMs: number;
  }): Promise<ClaimedJob | undefined> {
    const now = this.#now();
    return this.#note((connection) => {
      takeBackExpired(connection, now);
      run(connection, sql.JOIN_LINE, { now });
      const row = rowOf<ClaimedRow>(connection, sql.CLAIM, {
        kinds: JSON.stringify(kinds),
        leaseToken: randomUUID(),
        leaseUntil: now + leaseMs,
        now,
      });
      if (!row) return undefined;
      run(connection, sql.COUNT_TURN, { storeHash: row.store_hash, now });
      run(connection, sql.LINE_UP, { storeHash: row.store_hash, now });
      return toClaimedJob(row);
    });
  }

  async renew(job: ClaimedJob, leaseMs: number): Promise<LeaseState> {
    const { id: jobId, leaseToken } = job;
    const leaseUntil = this.#now() + leaseMs;
    const row = await this.#note((connection) =>
      rowOf<{ cancelled_at: number | null }>(connection, sql.RENEW, {
        jobId,
        leaseToken,
        leaseUntil,
      }),
    );
    if (!row) return 'lost';
    return row.cancelled_at === null ? 'held' : 'cancelled';
  }

  async settle(job: ClaimedJob, outcome: JobOutcome): Promise<boolean> {
    const now = this.#now();
    return this.#note((connection) => settleJob(connection, job, outcome, now));
  }

  async cancel(jobId: string): Promise<boolean> {
    const now = this.#now();
    return this.#write((connection) => {
      const queued = rowOf<JobRow>(connection, sql.CANCEL_QUEUED, { jobId, now });
      if (!queued) return moves(connection, sql.CANCEL_RUNNING, { jobId, now });
      run(connection, sql.LINE_UP, { storeHash: queued.store_hash, now });
      return true;
    });
  }

  async deleteStore(storeHash: string): Promise<void> {
    await this.#write((connection) => {
      run(connection, 'delete from jobs where store_hash = :storeHash', { storeHash });
      run(connection, 'delete from job_turns where store_hash = :storeHash', { storeHash });
    });
  }

  async prune(finishedBefore: number): Promise<number> {
    let pruned = 0;
    let piece: number;
    do {
      piece = await this.#write((connection) =>
        run(connection, sql.PRUNE, { finishedBefore, piece: PRUNE_PIECE }),
      );
      pruned += piece;
      await otherWork();
    } while (piece === PRUNE_PIECE);
    return pruned;
  }

  async counts(): Promise<Record<JobState, number>> {
    const counts = { queued: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
    const rows: { state: JobState; jobs: number }[] = await this.#db.raw(sql.COUNTS);
    for (const { state, jobs } of rows) counts[state] = jobs;
    return counts;
  }

  async nextRunAt(kinds: readonly string[]): Promise<number | undefined> {
    const [earliest]: { run_at: number }[] = await this.#db.raw(sql.NEXT_RUN_AT, {
      kinds: JSON.stringify(kinds),
    });
    return earliest?.run_at;
  }

  async #findLiveRow(storeHash: string, key: string): Promise<JobRow | undefined> {
    const [row]: JobRow[] = await this.#db.raw(sql.FIND_LIVE, { storeHash, key });
    return row;
  }

  #write<T>(work: (connection: Connection) => T): Promise<T> {
    return writeTransaction(this.#db, work);
  }

  /** How a job's work goes on. Should a power failure take that back, the job is worked again, as after a kill. */
  #note<T>(work: (connection: Connection) => T): Promise<T> {
    return writeTransaction(this.#db, work, { isPromise: false });
  }
}
