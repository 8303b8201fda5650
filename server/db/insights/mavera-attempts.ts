import type { Knex } from 'knex';
import { toStepRow } from './insight-steps.ts';

/**
 * `open`: about to be sent, or under way. `paid`: answered. `unusable`: answered and paid, and of no use. `refused`: turned away
 * before it cost anything. `not_arrived`: it broke off, and the account shows that it was not paid. `unsure`: it broke off, and
 * nobody knows. `given_up`: nobody knows, and the merchant let it be made again.
 */
export type AttemptState =
  | 'open'
  | 'paid'
  | 'unusable'
  | 'refused'
  | 'not_arrived'
  | 'unsure'
  | 'given_up';

export interface PaidAttempt {
  id: number;
  storeHash: string;
  runId: string;
  step: string;
  /** Such as `POST /responses`. */
  call: string;
  state: AttemptState;
  /** What it can have cost at most. */
  most: number;
  /** What it did cost; null while that is not known. */
  credits: number | null;
  /** What the account had used right before it was sent. */
  usedBefore: number;
  periodStart: number | null;
  /** What Mavera calls what came of it, such as a thread. */
  remoteId: string | null;
  /** What is wrong with an unusable answer. */
  fault: string | null;
  openedAt: number;
}

interface AttemptRow {
  attempt_id: number;
  store_hash: string;
  run_id: string;
  step: string;
  call: string;
  state: AttemptState;
  most: number;
  credits: number | null;
  used_before: number;
  period_start: number | null;
  remote_id: string | null;
  fault: string | null;
  opened_at: number;
  settled_at: number | null;
}

export interface Ceilings {
  perRun: number;
  perMonth: number;
  /** ms */
  monthStart: number;
}

/** Which ceiling a call would go over, and what is left below it. */
export interface OverCeiling {
  over: 'run' | 'month';
  remaining: number;
}

/** Credits that calls have cost; `isAtMost`: of some it is only known how much it can have been. */
export interface Spent {
  credits: number;
  isAtMost: boolean;
}

/** What a call whose cost is not known counts for. */
const COST =
  "case when state in ('refused', 'not_arrived') then 0 else coalesce(credits, most) end";
/** Of these, the cost is a bound and not a price. */
const UNPRICED = `case when state in ('open', 'unsure', 'given_up')
  or (state in ('paid', 'unusable') and credits is null) then 1 else 0 end`;

/** Every call that costs credits, noted before it is sent. Rows outlast their runs: they are what a month has cost. */
export class MaveraAttemptRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Notes a call that is about to be sent, unless it may cost more than is allowed. */
  async open(
    attempt: Pick<
      PaidAttempt,
      'storeHash' | 'runId' | 'step' | 'call' | 'most' | 'usedBefore' | 'periodStart'
    >,
    ceilings: Ceilings,
    now: number,
  ): Promise<PaidAttempt | OverCeiling> {
    const { storeHash, runId, step, call, most, usedBefore, periodStart } = attempt;
    return this.#db.transaction(async (trx) => {
      // A write first, which takes SQLite's lock: two runs must not both find room for the last credits.
      const [row] = await trx<AttemptRow>('mavera_attempts')
        .insert({
          ...{ store_hash: storeHash, run_id: runId, step, call, state: 'open', most },
          ...{ used_before: usedBefore, period_start: periodStart, opened_at: now },
        })
        .returning('*');
      if (!row) throw new Error('an inserted row is returned');
      const run = await sum(trx('mavera_attempts').where({ store_hash: storeHash, run_id: runId }));
      const month = await sum(
        trx('mavera_attempts')
          .where({ store_hash: storeHash })
          .where('opened_at', '>=', ceilings.monthStart),
      );
      const left = {
        run: ceilings.perRun - run.credits,
        month: ceilings.perMonth - month.credits,
      };
      const over = left.run < 0 ? 'run' : left.month < 0 ? 'month' : undefined;
      if (over === undefined) return toAttempt(row);
      await trx('mavera_attempts').where({ attempt_id: row.attempt_id }).delete();
      return { over, remaining: Math.max(0, left[over] + most) };
    });
  }

  /** What has become of a call. With `outcome`, its step is done: both are saved, or neither. */
  async settle(
    attempt: PaidAttempt,
    change: { state: AttemptState; credits?: number | null; remoteId?: string; fault?: string },
    now: number,
    step?: { outcome: unknown },
  ): Promise<void> {
    const { state, credits, remoteId, fault } = change;
    await this.#db.transaction(async (trx) => {
      await trx<AttemptRow>('mavera_attempts')
        .where({ store_hash: attempt.storeHash, attempt_id: attempt.id })
        .update({
          ...{ state, settled_at: now },
          ...(credits !== undefined && { credits }),
          ...(remoteId !== undefined && { remote_id: remoteId }),
          ...(fault !== undefined && { fault }),
        });
      if (step)
        await trx('insight_steps')
          .insert(toStepRow(attempt, step.outcome, now))
          .onConflict(['store_hash', 'run_id', 'step'])
          .ignore();
    });
  }

  /** Of a step, oldest first. */
  async listOf(storeHash: string, runId: string, step: string): Promise<PaidAttempt[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, run_id: runId, step })
      .orderBy('attempt_id');
    return rows.map(toAttempt);
  }

  /** The merchant lets every call of the run be made again of which nobody knows whether it was paid. */
  async giveUpUnsure(storeHash: string, runId: string, now: number): Promise<number> {
    return this.#rows()
      .where({ store_hash: storeHash, run_id: runId, state: 'unsure' })
      .update({ state: 'given_up', settled_at: now });
  }

  /** Calls of a run of which nobody knows yet what came of them, oldest first. */
  async listUnclear(storeHash: string, runId: string): Promise<PaidAttempt[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, run_id: runId })
      .whereIn('state', ['open', 'unsure'])
      .orderBy('attempt_id');
    return rows.map(toAttempt);
  }

  async spentByRun(storeHash: string, runId: string): Promise<Spent> {
    return sum(this.#db('mavera_attempts').where({ store_hash: storeHash, run_id: runId }));
  }

  async spentSince(storeHash: string, since: number): Promise<Spent> {
    const rows = this.#db('mavera_attempts').where({ store_hash: storeHash });
    return sum(rows.where('opened_at', '>=', since));
  }

  /** What other calls of the store are known to have cost since then: the part of the account's use that is explained. */
  async knownCostSince(attempt: PaidAttempt): Promise<number> {
    const rows = await this.#rows()
      .where({ store_hash: attempt.storeHash })
      .where('opened_at', '>=', attempt.openedAt)
      .whereNot({ attempt_id: attempt.id })
      .whereIn('state', ['paid', 'unusable'])
      .whereNotNull('credits')
      .select('credits');
    return rows.reduce((total, { credits }) => total + Number(credits), 0);
  }

  /** What calls of this sort are known to have cost at most; 0 while that is not known. */
  async dearest(storeHash: string, call: string): Promise<number> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, call })
      .max({ credits: 'credits' })
      .first();
    return Number(row?.credits ?? 0);
  }

  /** What Mavera made for the store's runs so far, such as threads. */
  async knownRemoteIds(storeHash: string): Promise<Set<string>> {
    const ids = await this.#rows()
      .where({ store_hash: storeHash })
      .whereNotNull('remote_id')
      .pluck('remote_id');
    return new Set(ids.map(String));
  }

  async prune(openedBefore: number): Promise<void> {
    await this.#rows().where('opened_at', '<', openedBefore).delete();
  }

  #rows() {
    return this.#db<AttemptRow>('mavera_attempts');
  }
}

async function sum(query: Knex.QueryBuilder): Promise<Spent> {
  const row = await query
    .sum({ credits: query.client.raw(COST), unpriced: query.client.raw(UNPRICED) })
    .first();
  return { credits: Number(row?.credits ?? 0), isAtMost: Number(row?.unpriced ?? 0) > 0 };
}

function toAttempt(row: AttemptRow): PaidAttempt {
  const { attempt_id: id, store_hash: storeHash, run_id: runId, step, call, state } = row;
  const { most, credits, fault } = row;
  return {
    ...{ id, storeHash, runId, step, call, state, most, credits, fault },
    ...{ usedBefore: row.used_before, periodStart: row.period_start },
    ...{ remoteId: row.remote_id, openedAt: row.opened_at },
  };
}
