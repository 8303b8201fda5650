import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';

/** What can be sold of a product or a variant, by its id in Brevo. */
export interface StockLevel {
  itemId: string;
  /** The product that it is, or is a variant of. */
  productId: string;
  level: number;
}

/** As it was told last, and when. */
export type ToldLevel = StockLevel & { toldAt: number };

interface StockLevelRow {
  store_hash: string;
  item_id: string;
  product_id: string;
  level: number;
  told_at: number;
}

/** The stock that was told last, which is what the next word of it is compared with. */
export class StockLevelRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** All of these products, their variants with them. */
  async listOf(storeHash: string, productIds: readonly string[]): Promise<ToldLevel[]> {
    const found: ToldLevel[] = [];
    for (const chunk of chunksOf(productIds, 500)) {
      const rows = await this.#rows().where({ store_hash: storeHash }).whereIn('product_id', chunk);
      found.push(...rows.map(toToldLevel));
    }
    return found;
  }

  async save(storeHash: string, levels: readonly StockLevel[], now: number): Promise<void> {
    for (const chunk of chunksOf(levels, 500)) {
      await this.#rows()
        .insert(
          chunk.map(({ itemId, productId, level }) => ({
            ...{ store_hash: storeHash, item_id: itemId, product_id: productId },
            ...{ level, told_at: now },
          })),
        )
        .onConflict(['store_hash', 'item_id'])
        .merge();
    }
  }

  /** How many products and variants are known with their stock. */
  async count(storeHash: string): Promise<number> {
    const [row] = await this.#rows().where({ store_hash: storeHash }).count({ count: '*' });
    return Number(row?.count ?? 0);
  }

  /** What is not counted any more. */
  async forget(storeHash: string, itemIds: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(itemIds, 500))
      await this.#rows().where({ store_hash: storeHash }).whereIn('item_id', chunk).delete();
  }

  async forgetProducts(storeHash: string, productIds: readonly string[]): Promise<void> {
    for (const chunk of chunksOf(productIds, 500))
      await this.#rows().where({ store_hash: storeHash }).whereIn('product_id', chunk).delete();
  }

  async forgetAll(storeHash: string): Promise<void> {
    await this.#rows().where({ store_hash: storeHash }).delete();
  }

  #rows() {
    return this.#db<StockLevelRow>('stock_levels');
  }
}

function toToldLevel(row: StockLevelRow): ToldLevel {
  const { item_id: itemId, product_id: productId, level, told_at: toldAt } = row;
  return { itemId, productId, level, toldAt };
}
