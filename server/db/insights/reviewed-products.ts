import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** A product when its reviews were last read. */
export interface KnownProduct {
  productId: number;
  name: string;
  count: number;
  ratingSum: number;
  /** ms */
  readAt: number;
}

interface ProductRow {
  store_hash: string;
  product_id: number;
  name: string;
  reviews_count: number;
  rating_sum: number;
  read_at: number;
}

/** Products of each store with what BigCommerce counted of their reviews when those were last read. */
export class ReviewedProductRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Those with ids above `after`, up to `last`; null: to the end. */
  async listBetween(storeHash: string, after: number, last: number | null) {
    const query = this.#products().where({ store_hash: storeHash }).where('product_id', '>', after);
    if (last !== null) query.where('product_id', '<=', last);
    return (await query).map(toProduct);
  }

  async count(storeHash: string): Promise<number> {
    const row = await this.#products()
      .where({ store_hash: storeHash })
      .count({ products: '*' })
      .first();
    return Number(row?.products ?? 0);
  }

  /** Ids of those that were not read since `readBefore` (ms), longest unread first. */
  async listUnread(storeHash: string, readBefore: number, limit: number): Promise<number[]> {
    return this.#products()
      .where({ store_hash: storeHash })
      .where('read_at', '<=', readBefore)
      .orderBy([{ column: 'read_at' }, { column: 'product_id' }])
      .limit(limit)
      .pluck('product_id');
  }

  /** Products that nobody has reviewed yet; those that are known stay as they are. */
  async add(storeHash: string, products: readonly KnownProduct[]): Promise<void> {
    for (const chunk of chunksOf(products, 500))
      await this.#products()
        .insert(chunk.map((one) => toProductRow(storeHash, one)))
        .onConflict(['store_hash', 'product_id'])
        .ignore();
  }

  /** Gives products the names that they are sold by now. */
  async rename(
    storeHash: string,
    products: readonly Pick<KnownProduct, 'productId' | 'name'>[],
  ): Promise<void> {
    if (products.length === 0) return;
    await this.#db.transaction(async (trx) => {
      for (const { productId, name } of products)
        await trx<ProductRow>('reviewed_products')
          .where({ store_hash: storeHash, product_id: productId })
          .update({ name });
    });
  }

  /** Whether the store's products were ever looked at. */
  async hasAny(storeHash: string): Promise<boolean> {
    const row = await this.#products().where({ store_hash: storeHash }).first('product_id');
    return row !== undefined;
  }

  /** Reviewed products, most reviewed first: those of these ids, if there are any, else those with this text in their name. */
  async search(
    storeHash: string,
    { text, ids, limit }: { text: string; ids: readonly number[]; limit: number },
  ): Promise<KnownProduct[]> {
    const query = this.#products()
      .where({ store_hash: storeHash })
      .orderBy([{ column: 'reviews_count', order: 'desc' }, { column: 'product_id' }]);
    if (ids.length > 0) return (await query.whereIn('product_id', [...ids])).map(toProduct);
    const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    const rows = await query
      .where('reviews_count', '>', 0)
      .whereRaw("lower(name) like ? escape '\\'", [pattern])
      .limit(limit);
    return rows.map(toProduct);
  }

  async names(storeHash: string, ids: readonly number[]): Promise<Map<number, string>> {
    const names = new Map<number, string>();
    for (const chunk of chunksOf(ids, 500)) {
      const rows = await this.#products()
        .where({ store_hash: storeHash })
        .whereIn('product_id', chunk)
        .select('product_id', 'name');
      for (const { product_id: id, name } of rows) names.set(id, name);
    }
    return names;
  }

  #products() {
    return this.#db<ProductRow>('reviewed_products');
  }
}

function toProduct(row: ProductRow): KnownProduct {
  const { product_id: productId, name, reviews_count: count, rating_sum: ratingSum } = row;
  return { productId, name, count, ratingSum, readAt: row.read_at };
}

/** Also written together with the product's reviews. */
export function toProductRow(storeHash: string, product: KnownProduct): ProductRow {
  const { productId, name, count, ratingSum, readAt } = product;
  return {
    ...{ store_hash: storeHash, product_id: productId, name },
    ...{ reviews_count: count, rating_sum: ratingSum, read_at: readAt },
  };
}
