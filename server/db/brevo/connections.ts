import type { Knex } from 'knex';
import type { Sealer } from '../../sealing.ts';

export type Service = 'brevo' | 'mavera';

/** A merchant's account at another platform. */
export interface Connection {
  apiKey: string;
  account: ConnectedAccount;
  /** The attributes that hold first and last name in this Brevo account (reference/brevo.md §2.5). */
  nameAttributes: NameAttributes;
  /** Why the platform refuses us, as an error code; null while it accepts us. */
  problemCode: string | null;
  connectedAt: number;
  checkedAt: number;
}

export interface ConnectedAccount {
  companyName: string;
  email: string;
  plan: string;
}

export interface NameAttributes {
  first: string;
  last: string;
}

interface ConnectionRow {
  store_hash: string;
  service: Service;
  api_key_sealed: string;
  account_sealed: string;
  name_attributes: string;
  problem_code: string | null;
  connected_at: number;
  checked_at: number;
}

export class ConnectionRepository {
  readonly #db: Knex;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Knex; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  async find(storeHash: string, service: Service): Promise<Connection | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, service }).first();
    if (!row) return undefined;
    const open = (sealed: string, purpose: string) =>
      this.#sealer.open(sealed, { storeHash, purpose });
    return {
      apiKey: open(row.api_key_sealed, `${service}-key`),
      account: JSON.parse(open(row.account_sealed, `${service}-account`)) as ConnectedAccount,
      nameAttributes: JSON.parse(row.name_attributes) as NameAttributes,
      problemCode: row.problem_code,
      connectedAt: row.connected_at,
      checkedAt: row.checked_at,
    };
  }

  async save(
    storeHash: string,
    service: Service,
    connection: Pick<Connection, 'apiKey' | 'account' | 'nameAttributes'>,
    now: number,
  ): Promise<void> {
    const seal = (plaintext: string, purpose: string) =>
      this.#sealer.seal(plaintext, { storeHash, purpose });
    await this.#rows()
      .insert({
        store_hash: storeHash,
        service,
        api_key_sealed: seal(connection.apiKey, `${service}-key`),
        account_sealed: seal(JSON.stringify(connection.account), `${service}-account`),
        name_attributes: JSON.stringify(connection.nameAttributes),
        problem_code: null,
        connected_at: now,
        checked_at: now,
      })
      .onConflict(['store_hash', 'service'])
      .merge();
  }

  /** Records that the platform refuses (a code) or accepts (null) the key. Answers whether that is news. */
  async saveProblem(
    storeHash: string,
    service: Service,
    problemCode: string | null,
    now: number,
  ): Promise<boolean> {
    const before = await this.#rows()
      .where({ store_hash: storeHash, service })
      .first('problem_code');
    await this.#rows()
      .where({ store_hash: storeHash, service })
      .update({ problem_code: problemCode, checked_at: now });
    return before !== undefined && before.problem_code !== problemCode;
  }

  async delete(storeHash: string, service?: Service): Promise<boolean> {
    const gone = await this.#rows()
      .where({ store_hash: storeHash, ...(service && { service }) })
      .delete();
    return gone > 0;
  }

  /** Stores that have this service, whether it accepts them just now or not. */
  async listStores(service: Service): Promise<string[]> {
    return this.#rows().where({ service }).pluck('store_hash');
  }

  #rows() {
    return this.#db<ConnectionRow>('connections');
  }
}
