import type { Knex } from 'knex';
import type { Resource } from '../contract/sync.ts';

/** A record that is not in Brevo, or not all of it. Known by id: no person is stored here. */
export interface FailedEntity {
  id: number;
  resource: Resource;
  entityId: string;
  severity: 'failed' | 'warning';
  reason: string;
  attempts: number;
  since: number;
}

interface FailureRow {
  failure_id: number;
  store_hash: string;
  resource: Resource;
  entity_id: string;
  severity: 'failed' | 'warning';
  reason: string;
  attempts: number;
  since: number;
  last_at: number;
}

interface Filter {
  resource?: Resource;
  reason?: string;
}

export class FailureRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Oldest first; `after` is the id of the last one of the page before. */
  async list(
    storeHash: string,
    filter: Filter & { after?: number; limit: number },
  ): Promise<FailedEntity[]> {
    const query = this.#matching(storeHash, filter);
    if (filter.after) query.where('failure_id', '>', filter.after);
    return (await query.orderBy('failure_id').limit(filter.limit)).map(toFailure);
  }

  async count(storeHash: string, filter: Filter): Promise<number> {
    const [row] = await this.#matching(storeHash, filter).count({ count: '*' });
    return Number(row?.count ?? 0);
  }

  async countByReason(
    storeHash: string,
  ): Promise<Array<{ reason: string; severity: string; count: number }>> {
    const rows: Array<{ reason: string; severity: string; count: number | string }> =
      await this.#matching(storeHash, {})
        .groupBy('reason', 'severity')
        .select('reason', 'severity')
        .count({ count: '*' });
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** The records behind these failures, this reason, or all, for a retry. Warnings count: what is missing may fit by now. */
  async listEntityIds(
    storeHash: string,
    resource: Resource,
    which: { ids?: number[]; reason?: string },
  ): Promise<string[]> {
    const query = this.#matching(storeHash, { resource, reason: which.reason });
    if (which.ids) query.whereIn('failure_id', which.ids);
    return query.pluck('entity_id');
  }

  #matching(storeHash: string, { resource, reason }: Filter) {
    return this.#rows().where({
      store_hash: storeHash,
      ...(resource && { resource }),
      ...(reason && { reason }),
    });
  }

  #rows() {
    return this.#db<FailureRow>('failures');
  }
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
  };
}
