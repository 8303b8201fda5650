import type { Knex } from 'knex';
import type { Sealer } from '../sealing.ts';

/** Somebody who has opened the app in a store's control panel. */
export interface StoreUser {
  storeHash: string;
  userId: number;
  email: string;
  /** BCP 47. */
  locale: string;
  /** When they first opened the app, ms. Sessions from before do not count. */
  linkedAt: number;
}

interface StoreUserRow {
  store_hash: string;
  user_id: number;
  email_sealed: string;
  locale: string;
  linked_at: number;
}

const PURPOSE = 'user-email';

export class StoreUserRepository {
  readonly #db: Knex;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Knex; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  async find(storeHash: string, userId: number): Promise<StoreUser | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, user_id: userId }).first();
    return (
      row && {
        storeHash,
        userId,
        email: this.#sealer.open(row.email_sealed, { storeHash, purpose: PURPOSE }),
        locale: row.locale,
        linkedAt: row.linked_at,
      }
    );
  }

  async save(user: Omit<StoreUser, 'linkedAt'>, now: number): Promise<void> {
    const { storeHash } = user;
    const known = {
      email_sealed: this.#sealer.seal(user.email, { storeHash, purpose: PURPOSE }),
      locale: user.locale,
    };
    await this.#rows()
      .insert({ ...known, store_hash: storeHash, user_id: user.userId, linked_at: now })
      .onConflict(['store_hash', 'user_id'])
      .merge(known);
  }

  async delete(storeHash: string, userId: number): Promise<void> {
    await this.#rows().where({ store_hash: storeHash, user_id: userId }).delete();
  }

  #rows() {
    return this.#db<StoreUserRow>('store_users');
  }
}
