import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { Sealer } from '../../sealing.ts';

/** What we keep of a store, opened. */
export interface Store {
  storeHash: string;
  accessToken: string;
  /** Key of the store's contact keys: with it an e-mail address becomes a hash that only we can compute. */
  contactSecret: string;
  profile: StoreProfile;
  /** Granted scopes, as BigCommerce spelled them. */
  scope: string;
  ownerUserId: number | null;
  /** Stands for the store in addresses that Brevo calls. Unguessable. */
  publicKey: string;
  /** Why BigCommerce refuses our token, until the merchant opens the app again. */
  tokenProblem: string | null;
  installedAt: number;
}

/** Sealed as a whole, since it names people and places. */
export interface StoreProfile {
  name: string;
  ownerEmail: string | null;
  /** ISO 3166-1 alpha-2, for phone numbers of customers without an address. */
  countryCode: string | null;
  currency: string | null;
  timezone: string | null;
  secureUrl: string | null;
}

interface StoreRow {
  store_hash: string;
  access_token_sealed: string;
  contact_secret_sealed: string;
  profile_sealed: string;
  scope: string;
  owner_user_id: number | null;
  public_key: string;
  token_problem: string | null;
  installed_at: number;
  uninstalled_at: number | null;
}

export class StoreRepository {
  readonly #db: Knex;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Knex; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  /** The store, unless it is unknown or uninstalled. */
  async find(storeHash: string): Promise<Store | undefined> {
    const row = await this.#rows()
      .where({ store_hash: storeHash })
      .whereNull('uninstalled_at')
      .first();
    return row && this.#open(row);
  }

  async findByPublicKey(publicKey: string): Promise<Store | undefined> {
    const row = await this.#rows()
      .where({ public_key: publicKey })
      .whereNull('uninstalled_at')
      .first();
    return row && this.#open(row);
  }

  /** Whether its data waits to be erased. */
  async isBeingErased(storeHash: string): Promise<boolean> {
    const row = await this.#rows()
      .where({ store_hash: storeHash })
      .whereNotNull('uninstalled_at')
      .first();
    return row !== undefined;
  }

  /** Uninstalled, and not erased to the last row yet. */
  async listBeingErased(): Promise<string[]> {
    return this.#rows().whereNotNull('uninstalled_at').pluck('store_hash');
  }

  /** Installed for the first time, or again: token, scope, owner and profile are replaced, the rest stays. */
  async save(store: {
    storeHash: string;
    accessToken: string;
    scope: string;
    ownerUserId: number | null;
    profile: StoreProfile;
    now: number;
  }): Promise<void> {
    const { storeHash } = store;
    const renewed = {
      access_token_sealed: this.#seal(storeHash, 'access-token', store.accessToken),
      profile_sealed: this.#seal(storeHash, 'store-profile', JSON.stringify(store.profile)),
      scope: store.scope,
      owner_user_id: store.ownerUserId,
      token_problem: null,
      uninstalled_at: null,
    };
    await this.#rows()
      .insert({
        ...renewed,
        store_hash: storeHash,
        contact_secret_sealed: this.#seal(
          storeHash,
          'contact-secret',
          randomBytes(32).toString('base64url'),
        ),
        public_key: randomBytes(24).toString('base64url'),
        installed_at: store.now,
      })
      .onConflict('store_hash')
      .merge(renewed);
  }

  async saveProfile(storeHash: string, profile: StoreProfile): Promise<void> {
    await this.#rows()
      .where({ store_hash: storeHash })
      .whereNull('uninstalled_at')
      .update({ profile_sealed: this.#seal(storeHash, 'store-profile', JSON.stringify(profile)) });
  }

  async saveOwner(storeHash: string, ownerUserId: number): Promise<void> {
    await this.#rows().where({ store_hash: storeHash }).update({ owner_user_id: ownerUserId });
  }

  async saveTokenProblem(storeHash: string, problem: string | null): Promise<void> {
    await this.#rows().where({ store_hash: storeHash }).update({ token_problem: problem });
  }

  #rows() {
    return this.#db<StoreRow>('stores');
  }

  #seal(storeHash: string, purpose: string, plaintext: string): string {
    return this.#sealer.seal(plaintext, { storeHash, purpose });
  }

  #open(row: StoreRow): Store {
    const open = (sealed: string, purpose: string) =>
      this.#sealer.open(sealed, { storeHash: row.store_hash, purpose });
    return {
      storeHash: row.store_hash,
      accessToken: open(row.access_token_sealed, 'access-token'),
      contactSecret: open(row.contact_secret_sealed, 'contact-secret'),
      profile: JSON.parse(open(row.profile_sealed, 'store-profile')) as StoreProfile,
      scope: row.scope,
      ownerUserId: row.owner_user_id,
      publicKey: row.public_key,
      tokenProblem: row.token_problem,
      installedAt: row.installed_at,
    };
  }
}
