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
  /** When BigCommerce said that they may no longer open the app, ms. */
  removed_at: number | null;
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
    const row = await this.#rows()
      .where({ store_hash: storeHash, user_id: userId })
      .whereNull('removed_at')
      .first();
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

  /** Opened the app; for the first time, or again after having been removed, the link is new. */
  async save(user: Omit<StoreUser, 'linkedAt'>, now: number): Promise<void> {
    const { storeHash } = user;
    const known = {
      email_sealed: this.#sealer.seal(user.email, { storeHash, purpose: PURPOSE }),
      locale: user.locale,
    };
    await this.#rows()
      .insert({ ...known, store_hash: storeHash, user_id: user.userId, linked_at: now })
      .onConflict(['store_hash', 'user_id'])
      .merge({
        ...known,
        removed_at: null,
        linked_at: this.#db.raw(
          'case when store_users.removed_at is null then store_users.linked_at else excluded.linked_at end',
        ),
      });
  }

  /** Forgets who it was. What stays is that links made before this moment no longer open the app for them. */
  async remove(storeHash: string, userId: number, removedAt: number): Promise<void> {
    const nobody = { email_sealed: '', removed_at: removedAt };
    await this.#rows()
      .insert({ ...nobody, store_hash: storeHash, user_id: userId, locale: 'en', linked_at: 0 })
      .onConflict(['store_hash', 'user_id'])
      .merge(nobody);
  }

  async wasRemovedAfter(storeHash: string, userId: number, at: number): Promise<boolean> {
    const row = await this.#rows()
      .where({ store_hash: storeHash, user_id: userId })
      .where('removed_at', '>', at)
      .first();
    return row !== undefined;
  }

  #rows() {
    return this.#db<StoreUserRow>('store_users');
  }
}
