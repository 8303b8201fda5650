import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { Sealer } from '../../sealing.ts';

/** What it takes to fill a cart like it again, and nothing of the person. */
export interface CartContent {
  channelId: number;
  currency: string;
  locale: string;
  /** Where the shop is, for those whose cart cannot be filled any more. */
  shopUrl: string | null;
  items: {
    productId: number;
    variantId: number | null;
    quantity: number;
    options: { id: number; value: string | number }[];
  }[];
}

export interface StorefrontToken {
  storeHash: string;
  cartId: string;
  content: CartContent;
}

interface TokenRow {
  store_hash: string;
  token_hash: string;
  cart_id: string;
  content_sealed: string;
  expires_at: number;
}

/** Recovery links: the token only as a hash, what is behind it sealed. Whoever reads the table can open no link. */
export class StorefrontTokenRepository {
  readonly #db: Knex;
  readonly #sealer: Sealer;

  constructor({ db, sealer }: { db: Knex; sealer: Sealer }) {
    this.#db = db;
    this.#sealer = sealer;
  }

  /** The link leads to this content from now on, until then. */
  async save(
    token: string,
    { storeHash, cartId, content, expiresAt }: StorefrontToken & { expiresAt: number },
  ): Promise<void> {
    const tokenHash = hashOf(token);
    await this.#rows()
      .insert({
        store_hash: storeHash,
        token_hash: tokenHash,
        cart_id: cartId,
        content_sealed: this.#sealer.seal(JSON.stringify(content), {
          storeHash,
          purpose: contentPurpose(tokenHash),
        }),
        expires_at: expiresAt,
      })
      .onConflict(['store_hash', 'token_hash'])
      .merge();
  }

  /** Undefined for a token that was never given out, and for one that has expired. */
  async find(token: string, now: number): Promise<StorefrontToken | undefined> {
    const tokenHash = hashOf(token);
    const row = await this.#rows()
      .where({ token_hash: tokenHash })
      .where('expires_at', '>', now)
      .first();
    if (!row) return undefined;
    const { store_hash: storeHash, cart_id: cartId } = row;
    const purpose = contentPurpose(tokenHash);
    const content = JSON.parse(this.#sealer.open(row.content_sealed, { storeHash, purpose }));
    return { storeHash, cartId, content };
  }

  async deleteOf(storeHash: string, cartId: string): Promise<void> {
    await this.#rows().where({ store_hash: storeHash, cart_id: cartId }).delete();
  }

  async prune(now: number): Promise<void> {
    await this.#rows().where('expires_at', '<=', now).delete();
  }

  #rows() {
    return this.#db<TokenRow>('storefront_tokens');
  }
}

/** Of 256 random bits: no salt and no slow hash would make them harder to guess. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Bound to its row: moved to another, it does not open. */
export function contentPurpose(tokenHash: unknown): string {
  return `cart-content:${tokenHash}`;
}
