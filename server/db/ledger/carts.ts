import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** `converted`: whoever filled it has bought. */
export type CartState = 'open' | 'abandoned' | 'converted' | 'deleted';

/** What we remember of a cart: whose it is, as a keyed hash, and what Brevo was told of it. */
export interface CartRecord {
  cartId: string;
  /** 0: a guest. */
  customerId: number;
  /** Null while nobody knows whose it is. */
  contactKey: string | null;
  /** Brevo's id of the contact that was told of. */
  contactId: number | null;
  channelId: number;
  state: CartState;
  /** Digest of what was in it when it was last looked at. */
  contentHash: string | null;
  orderId: number | null;
  /** The cart that this one was rebuilt from, by a recovery link. */
  recovers: string | null;
  changedAt: number;
  abandonedAt: number | null;
  toldAt: number | null;
  remindedAt: number | null;
}

interface CartRow {
  store_hash: string;
  cart_id: string;
  customer_id: number;
  contact_key: string | null;
  contact_id: number | null;
  channel_id: number;
  state: CartState;
  content_hash: string | null;
  order_id: number | null;
  recovers: string | null;
  changed_at: number;
  abandoned_at: number | null;
  told_at: number | null;
  reminded_at: number | null;
}

export class CartRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  async find(storeHash: string, cartId: string): Promise<CartRecord | undefined> {
    const row = await this.#rows().where({ store_hash: storeHash, cart_id: cartId }).first();
    return row && toRecord(row);
  }

  async listByIds(storeHash: string, cartIds: readonly string[]): Promise<CartRecord[]> {
    const found: CartRecord[] = [];
    for (const chunk of chunksOf(cartIds, 500)) {
      const rows = await this.#rows().where({ store_hash: storeHash }).whereIn('cart_id', chunk);
      found.push(...rows.map(toRecord));
    }
    return found;
  }

  /** The carts of a contact that Brevo was told of and that are still there. */
  async listTold(storeHash: string, contactKey: string): Promise<CartRecord[]> {
    const rows = await this.#rows()
      .where({ store_hash: storeHash, contact_key: contactKey })
      .whereIn('state', ['open', 'abandoned'])
      .whereNotNull('told_at');
    return rows.map(toRecord);
  }

  /** Every cart of a store that Brevo was told of and that is still there. */
  async listToldIds(storeHash: string): Promise<string[]> {
    return this.#rows()
      .where({ store_hash: storeHash })
      .whereIn('state', ['open', 'abandoned'])
      .whereNotNull('told_at')
      .pluck('cart_id');
  }

  /** The carts of these people that are not over, whether or not Brevo was told of them. */
  async listOpenIdsOf(storeHash: string, contactKeys: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const chunk of chunksOf(contactKeys, 500)) {
      const ids = await this.#rows()
        .where({ store_hash: storeHash })
        .whereIn('contact_key', chunk)
        .whereIn('state', ['open', 'abandoned'])
        .pluck('cart_id');
      found.push(...ids);
    }
    return found;
  }

  /** When the carts we know of were last changed; null before the first of them. */
  async lastChangeAt(storeHash: string): Promise<number | null> {
    const newest = this.#rows().where({ store_hash: storeHash }).max({ at: 'changed_at' });
    const row: { at?: number | string | null } | undefined = await newest.first();
    return row?.at == null ? null : Number(row.at);
  }

  /** Those of these carts that Brevo was told of, or that a recovery link made, and that are not over. */
  async listOpenIds(storeHash: string, cartIds: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    for (const chunk of chunksOf(cartIds, 500)) {
      const ids = await this.#rows()
        .where({ store_hash: storeHash })
        .whereIn('cart_id', chunk)
        .whereIn('state', ['open', 'abandoned'])
        .where((row) => row.whereNotNull('told_at').orWhereNotNull('recovers'))
        .pluck('cart_id');
      found.push(...ids);
    }
    return found;
  }

  async save(storeHash: string, record: CartRecord): Promise<void> {
    const { recovers, ...row } = toRow(storeHash, record);
    await this.#rows()
      .insert({ ...row, recovers })
      .onConflict(['store_hash', 'cart_id'])
      // Where it came from is noted by whoever made it, perhaps at this moment.
      .merge(row);
  }

  /** A recovery link made this cart out of another. */
  async noteRebuilt(
    storeHash: string,
    {
      cartId,
      channelId,
      recovers,
    }: Pick<CartRecord, 'cartId' | 'channelId'> & { recovers: string },
    now: number,
  ): Promise<void> {
    await this.#rows()
      .insert({
        store_hash: storeHash,
        cart_id: cartId,
        customer_id: 0,
        channel_id: channelId,
        state: 'open',
        recovers,
        changed_at: now,
      })
      .onConflict(['store_hash', 'cart_id'])
      .merge({ recovers });
  }

  /** Forgets carts that nothing happened to since then, with their entries in the ledger. BigCommerce keeps them 30 days. */
  async prune(before: number): Promise<void> {
    const old = await this.#rows()
      .where('changed_at', '<', before)
      .limit(10_000)
      .select('store_hash', 'cart_id');
    for (const chunk of chunksOf(old, 250)) {
      const keys = chunk.map((row) => [row.store_hash, row.cart_id]);
      await this.#db('ledger_entries')
        .where({ kind: 'carts' })
        .whereIn(['store_hash', 'entity_id'], keys)
        .delete();
      await this.#rows().whereIn(['store_hash', 'cart_id'], keys).delete();
    }
  }

  #rows() {
    return this.#db<CartRow>('carts');
  }
}

function toRecord(row: CartRow): CartRecord {
  return {
    cartId: row.cart_id,
    customerId: row.customer_id,
    contactKey: row.contact_key,
    contactId: row.contact_id,
    channelId: row.channel_id,
    state: row.state,
    contentHash: row.content_hash,
    orderId: row.order_id,
    recovers: row.recovers,
    changedAt: row.changed_at,
    abandonedAt: row.abandoned_at,
    toldAt: row.told_at,
    remindedAt: row.reminded_at,
  };
}

function toRow(storeHash: string, record: CartRecord): CartRow {
  return {
    store_hash: storeHash,
    cart_id: record.cartId,
    customer_id: record.customerId,
    contact_key: record.contactKey,
    contact_id: record.contactId,
    channel_id: record.channelId,
    state: record.state,
    content_hash: record.contentHash,
    order_id: record.orderId,
    recovers: record.recovers,
    changed_at: record.changedAt,
    abandoned_at: record.abandonedAt,
    told_at: record.toldAt,
    reminded_at: record.remindedAt,
  };
}
