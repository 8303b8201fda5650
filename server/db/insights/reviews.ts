import type { Knex } from 'knex';
import { chunksOf } from '../chunks-of.ts';
import { type KnownProduct, toProductRow } from './reviewed-products.ts';

/** A review that customers can see, without who wrote it. */
export interface KeptReview {
  reviewId: number;
  productId: number;
  /** 1 to 5; null without stars. */
  rating: number | null;
  /** Plain text in which nobody is named or can be reached. */
  title: string;
  text: string;
  /** More was written than is kept. */
  isCut: boolean;
  /** ms */
  writtenAt: number;
}

/** What counts of a review for figures. */
export interface ReviewFigures {
  reviewId: number;
  productId: number;
  rating: number | null;
  hasText: boolean;
  isCut: boolean;
  writtenAt: number;
  /** When we first saw it, ms: an old one may have waited for approval. */
  addedAt: number;
}

/** Ratings added up. */
export interface RatingSums {
  count: number;
  sum: number;
}

/** Reviews from `from` (ms) on, of these products; none named: of all. */
export interface ReviewSpan {
  from: number;
  productIds: readonly number[];
}

interface ReviewRow {
  store_hash: string;
  review_id: number;
  product_id: number;
  rating: number | null;
  title: string;
  body: string;
  is_cut: boolean | number;
  written_at: number;
  added_at: number;
}

type FiguresRow = Omit<ReviewRow, 'store_hash' | 'title' | 'body'> & { has_text: unknown };

const PIECE = 5_000;

/** Product reviews of each store. */
export class ReviewRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** Replaces what is known of some dozens of products and their reviews: those that are not among these are gone. */
  async saveProducts(
    storeHash: string,
    products: readonly KnownProduct[],
    reviews: readonly KeptReview[],
    now: number,
  ): Promise<void> {
    if (products.length === 0) return;
    await this.#db.transaction(async (trx) => {
      const kept = new Set(reviews.map(({ reviewId }) => reviewId));
      const before: number[] = await trx<ReviewRow>('reviews')
        .where({ store_hash: storeHash })
        .whereIn(
          'product_id',
          products.map(({ productId }) => productId),
        )
        .pluck('review_id');
      const gone = before.filter((id) => !kept.has(id));
      for (const chunk of chunksOf(gone, 500))
        await trx('reviews').where({ store_hash: storeHash }).whereIn('review_id', chunk).delete();
      for (const chunk of chunksOf(reviews, 500))
        await trx<ReviewRow>('reviews')
          .insert(chunk.map((one) => toRow(storeHash, one, now)))
          .onConflict(['store_hash', 'review_id'])
          // When it was first seen stays.
          .merge(['product_id', 'rating', 'title', 'body', 'is_cut', 'written_at']);
      await trx('reviewed_products')
        .insert(products.map((one) => toProductRow(storeHash, one)))
        .onConflict(['store_hash', 'product_id'])
        .merge();
    });
  }

  async forgetProducts(storeHash: string, productIds: readonly number[]): Promise<void> {
    for (const chunk of chunksOf(productIds, 500))
      for (const table of ['reviews', 'reviewed_products'])
        await this.#db(table)
          .where({ store_hash: storeHash })
          .whereIn('product_id', chunk)
          .delete();
  }

  /** When the newest review was written, ms; null if there is none. */
  async newest(storeHash: string, productIds: readonly number[]): Promise<number | null> {
    const row = await this.#span(storeHash, { from: 0, productIds })
      .max({ at: 'written_at' })
      .first();
    return row?.at == null ? null : Number(row.at);
  }

  /** By growing id, a piece at a time, so that a large store is never all in memory. */
  async *pieces(storeHash: string, span: ReviewSpan): AsyncGenerator<ReviewFigures[]> {
    let after = -1;
    for (;;) {
      const rows: FiguresRow[] = await this.#span(storeHash, span)
        .where('review_id', '>', after)
        .orderBy('review_id')
        .limit(PIECE)
        .select('review_id', 'product_id', 'rating', 'is_cut', 'written_at', 'added_at')
        .select(this.#db.raw("(title <> '' or body <> '') as has_text"));
      if (rows.length > 0) yield rows.map(toFigures);
      if (rows.length < PIECE) return;
      after = rows.at(-1)?.review_id ?? after;
    }
  }

  /** Ratings of a span, added up. */
  async sumRatings(storeHash: string, span: ReviewSpan): Promise<RatingSums> {
    const row = await this.#span(storeHash, span)
      .count({ count: 'rating' })
      .sum({ sum: 'rating' })
      .first();
    return { count: Number(row?.count ?? 0), sum: Number(row?.sum ?? 0) };
  }

  /** How many were first seen after `since` (ms). */
  async countAdded(
    storeHash: string,
    since: number,
    productIds: readonly number[],
  ): Promise<number> {
    const row = await this.#span(storeHash, { from: 0, productIds })
      .where('added_at', '>', since)
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  /** Of products with at least `least` ratings first seen after `since` (ms), those and the ones before, added up. */
  async listNewRatings(
    storeHash: string,
    { since, least, productIds }: { since: number; least: number; productIds: readonly number[] },
  ): Promise<Array<{ before: RatingSums; after: RatingSums }>> {
    const isNew = 'case when added_at > ? then 1 else 0 end';
    const rows: Array<Record<'count' | 'sum' | 'newCount' | 'newSum', unknown>> = await this.#span(
      storeHash,
      { from: 0, productIds },
    )
      .whereNotNull('rating')
      .groupBy('product_id')
      .havingRaw(`sum(${isNew}) >= ?`, [since, least])
      .count({ count: 'rating' })
      .sum({ sum: 'rating' })
      .select(this.#db.raw(`sum(${isNew}) as ??`, [since, 'newCount']))
      .select(this.#db.raw(`sum(rating * (${isNew})) as ??`, [since, 'newSum']));
    return rows.map((row) => {
      const after = { count: Number(row.newCount), sum: Number(row.newSum) };
      const before = { count: Number(row.count) - after.count, sum: Number(row.sum) - after.sum };
      return { before, after };
    });
  }

  /** The newest with words, newest first. */
  async listNewest(storeHash: string, span: ReviewSpan, limit: number): Promise<KeptReview[]> {
    const rows = await this.#span(storeHash, span)
      .whereRaw("(title <> '' or body <> '')")
      .orderBy([
        { column: 'written_at', order: 'desc' },
        { column: 'review_id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toReview);
  }

  #span(storeHash: string, { from, productIds }: ReviewSpan) {
    const query = this.#db<ReviewRow>('reviews')
      .where({ store_hash: storeHash })
      .where('written_at', '>=', from);
    if (productIds.length > 0) query.whereIn('product_id', [...productIds]);
    return query;
  }
}

function toRow(storeHash: string, review: KeptReview, addedAt: number): ReviewRow {
  return {
    ...{ store_hash: storeHash, review_id: review.reviewId, product_id: review.productId },
    ...{ rating: review.rating, title: review.title, body: review.text, is_cut: review.isCut },
    ...{ written_at: review.writtenAt, added_at: addedAt },
  };
}

function toReview(row: ReviewRow): KeptReview {
  return {
    ...{ reviewId: row.review_id, productId: row.product_id, rating: row.rating },
    ...{ title: row.title, text: row.body, isCut: Boolean(row.is_cut), writtenAt: row.written_at },
  };
}

function toFigures(row: FiguresRow): ReviewFigures {
  return {
    ...{ reviewId: row.review_id, productId: row.product_id, rating: row.rating },
    ...{ hasText: Boolean(row.has_text), isCut: Boolean(row.is_cut) },
    ...{ writtenAt: row.written_at, addedAt: row.added_at },
  };
}
