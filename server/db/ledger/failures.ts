import type { Knex } from 'knex';
import type { Resource } from '../../contract/sync.ts';
import { chunksOf } from '../chunks-of.ts';

export type Severity = 'failed' | 'warning';

/** A record that is not in Brevo, or not all of it. Known by id: no person is stored here. */
export interface FailedEntity {
  id: number;
  resource: Resource;
  entityId: string;
  severity: Severity;
  reason: string;
  attempts: number;
  since: number;
  /** When somebody chose to ignore it, ms; null while it needs a look. */
  ignoredAt: number | null;
}

/** The records of a kind that have one thing wrong with them. */
export interface FailureCause {
  resource: Resource;
  severity: Severity;
  reason: string;
  count: number;
  /** Of the one that has waited longest, ms. */
  since: number;
}

interface FailureRow {
  failure_id: number;
  store_hash: string;
  resource: Resource;
  entity_id: string;
  severity: Severity;
  reason: string;
  attempts: number;
  since: number;
  last_at: number;
  ignored_at: number | null;
}

/** Others, such as guests in the middle of an import, fail with the order that they placed. */
const SHOWN: readonly Resource[] = [
  'customers',
  'orders',
  'products',
  'categories',
  'carts',
  'stock',
];

/** `open`: needs a look. Left out: both. */
export type FailureState = 'open' | 'ignored';

export interface FailureFilter {
  resource?: Resource;
  reason?: string;
  severity?: Severity;
  state?: FailureState;
}

export class FailureRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Oldest first; `after` is the id of the last one of the page before. */
  async list(
    storeHash: string,
    filter: FailureFilter & { after?: number; limit: number },
  ): Promise<FailedEntity[]> {
    const query = this.#matching(storeHash, filter);
    if (filter.after) query.where('failure_id', '>', filter.after);
    return (await query.orderBy('failure_id').limit(filter.limit)).map(toFailure);
  }

  async count(storeHash: string, filter: FailureFilter): Promise<number> {
    const [row] = await this.#matching(storeHash, filter).count({ count: '*' });
    return Number(row?.count ?? 0);
  }

  /** Of those that need a look. */
  async countByReason(
    storeHash: string,
  ): Promise<Array<{ reason: string; severity: string; count: number }>> {
    const rows: Array<{ reason: string; severity: string; count: number | string }> =
      await this.#matching(storeHash, { state: 'open' })
        .groupBy('reason', 'severity')
        .select('reason', 'severity')
        .count({ count: '*' });
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** What is wrong, and with how many records of which kind; the most frequent first. */
  async listCauses(storeHash: string, filter: FailureFilter): Promise<FailureCause[]> {
    const rows: Array<Pick<FailureRow, 'resource' | 'severity' | 'reason' | 'since'> & Counted> =
      await this.#matching(storeHash, filter)
        .groupBy('resource', 'severity', 'reason')
        .select('resource', 'severity', 'reason')
        .count({ count: '*' })
        .min({ since: 'since' });
    return rows
      .map((row) => ({ ...row, count: Number(row.count), since: Number(row.since) }))
      .sort((a, b) => b.count - a.count || a.since - b.since);
  }

  /** The records behind these failures, or behind all that match, for a retry. Warnings count: what is missing may fit by now. */
  async listEntityIds(
    storeHash: string,
    resource: Resource,
    which: FailureFilter & { ids?: readonly number[] },
  ): Promise<string[]> {
    const query = this.#matching(storeHash, { ...which, resource });
    if (which.ids) query.whereIn('failure_id', which.ids);
    return query.pluck('entity_id');
  }

  /** Marks those that match, or takes the mark away (`ignoredAt` null). Answers how many were not so already. */
  async setIgnored(
    storeHash: string,
    which: FailureFilter & { ids?: readonly number[] },
    ignoredAt: number | null,
  ): Promise<number> {
    const state = ignoredAt === null ? 'ignored' : 'open';
    if (!which.ids)
      return this.#matching(storeHash, { ...which, state }).update({ ignored_at: ignoredAt });
    let changed = 0;
    for (const chunk of chunksOf(which.ids, 500))
      changed += await this.#matching(storeHash, { ...which, state })
        .whereIn('failure_id', chunk)
        .update({ ignored_at: ignoredAt });
    return changed;
  }

  /** How many records of each kind have failed and are ignored. One that is being tried again is not among them. */
  async countIgnored(storeHash: string): Promise<Map<Resource, number>> {
    const stillFailed = this.#db('ledger_entries')
      .where({ 'ledger_entries.store_hash': storeHash, 'ledger_entries.state': 'failed' })
      .where('ledger_entries.kind', this.#db.ref('failures.resource'))
      .where('ledger_entries.entity_id', this.#db.ref('failures.entity_id'))
      .select('ledger_entries.entity_id');
    const ignored = this.#matching(storeHash, { severity: 'failed', state: 'ignored' });
    const rows: Array<Pick<FailureRow, 'resource'> & Counted> = await ignored
      .whereExists(stillFailed)
      .groupBy('resource')
      .select('resource')
      .count({ count: '*' });
    return new Map(rows.map(({ resource, count }) => [resource, Number(count)]));
  }

  #matching(storeHash: string, { resource, reason, severity, state }: FailureFilter) {
    const query = this.#rows()
      .where({
        store_hash: storeHash,
        ...(reason && { reason }),
        ...(severity && { severity }),
      })
      .whereIn('resource', resource ? [resource] : SHOWN);
    if (state === 'open') query.whereNull('ignored_at');
    if (state === 'ignored') query.whereNotNull('ignored_at');
    return query;
  }

  #rows() {
    return this.#db<FailureRow>('failures');
  }
}

interface Counted {
  count: number | string;
}

function toFailure(row: FailureRow): FailedEntity {
  return {
    id: row.failure_id,
    resource: row.resource,
    entityId: row.entity_id,
    severity: row.severity,
    reason: row.reason,
    attempts: row.attempts,
    since: row.since,
    ignoredAt: row.ignored_at,
  };
}
