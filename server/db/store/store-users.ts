import type { Knex } from 'knex';
import type { Sealer } from '../../sealing.ts';

/** Somebody who has opened the app in a store's control panel. */
export interface StoreUser {
  storeHash: string;
  userId: number;
  email: string;
  /** BCP 47: the language they chose here, or else the one of their control panel. */
  locale: string;
  /** When they first opened the app, ms. Sessions from before do not count. */
  linkedAt: number;
}

interface StoreUserRow {
  store_hash: string;
  user_id: number;
  email_sealed: string;
  locale: string;
  chosen_locale: string | null;
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
    return row && this.#toUser(row);
  }

  /** Everybody who may open the app, in the order in which they first did. */
  async list(storeHash: string): Promise<StoreUser[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash })
      .whereNull('removed_at')
      .orderBy(['linked_at', 'user_id']);
    return rows.map((row) => this.#toUser(row));
  }

  /** The language they want to read from here on, whatever their control panel speaks. */
  async chooseLocale(storeHash: string, userId: number, locale: string): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash, user_id: userId })
      .whereNull('removed_at')
      .update({ chosen_locale: locale });
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
    const nobody = { email_sealed: '', chosen_locale: null, removed_at: removedAt };
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

  #toUser(row: StoreUserRow): StoreUser {
    const { store_hash: storeHash } = row;
    return {
      storeHash,
      userId: row.user_id,
      email: this.#sealer.open(row.email_sealed, { storeHash, purpose: PURPOSE }),
      locale: toLocale(row),
      linkedAt: row.linked_at,
    };
  }

  #rows() {
    return this.#db<StoreUserRow>('store_users');
  }
}

/** Who chose the language that their control panel speaks keeps its region, and so its way to write numbers. */
function toLocale({ locale, chosen_locale: chosen }: StoreUserRow): string {
  if (chosen === null) return locale;
  return locale.split('-')[0] === chosen ? locale : chosen;
}
