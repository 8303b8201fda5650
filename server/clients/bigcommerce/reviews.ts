import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { Page } from '../page.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { chunksOf, collect, idPages, offsetPages } from './lists.ts';
import { MomentWire, TextWire } from './wire.ts';

/** What a product's own record says of its reviews. It may disagree with them (reference/bigcommerce.md §8.7). */
export interface ReviewTotals {
  productId: number;
  name: string;
  count: number;
  ratingSum: number;
}

/** A review that customers can see. Who wrote it is here so that it can be taken out of the words, and for nothing else. */
export interface Review {
  id: number;
  title: string;
  text: string;
  /** 0 to 5; 0: without stars. */
  rating: number;
  /** ms; null where BigCommerce has no date. */
  writtenAt: number | null;
  reviewer: { name: string; email: string };
}

/** All reviews of one product that customers can see, and what its record said when they were read. */
export type ReviewedProduct = ReviewTotals & { reviews: Review[] };

interface Options {
  signal?: AbortSignal;
}

const PRODUCTS = '/v3/catalog/products';
/** With their reviews, each of which may be long. */
const PRODUCTS_A_CALL = 50;

const TotalsWire = z.object({
  id: z.number(),
  name: TextWire,
  reviews_count: z.number().nullish(),
  reviews_rating_sum: z.number().nullish(),
});

const ReviewWire = z.object({
  id: z.number(),
  title: TextWire,
  text: TextWire,
  status: TextWire,
  rating: z.number().nullish().catch(null),
  name: TextWire,
  email: TextWire,
  date_reviewed: MomentWire,
  date_created: MomentWire,
});
type ReviewWire = z.output<typeof ReviewWire>;

const WithReviewsWire = TotalsWire.extend({ reviews: z.array(ReviewWire).nullish() });

/** Reviews of one store. There is no list of them all: they belong to products (reference/bigcommerce.md §6.3). */
export class ReviewsApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** What every product's record says of its reviews, 250 products a call, by growing id. */
  async *totalPages({ signal }: Options = {}): AsyncGenerator<Page<ReviewTotals>> {
    const query = { include_fields: ['name', 'reviews_count', 'reviews_rating_sum'] };
    const pages = idPages(this.#http, PRODUCTS, TotalsWire, { query, signal });
    for await (const page of pages) yield { ...page, items: page.items.map(toTotals) };
  }

  /**
   * Those of these products that still exist, with their reviews, some dozens at a time. How many reviews travel with their
   * product, and which, is not documented (§10.9): where they are not what the product's own record counts, the product's
   * list is read as well.
   */
  async *productPieces(
    ids: readonly number[],
    { signal }: Options = {},
  ): AsyncGenerator<ReviewedProduct[]> {
    for (const chunk of chunksOf(ids, PRODUCTS_A_CALL)) {
      const query = { 'id:in': chunk, include: ['reviews'], limit: PRODUCTS_A_CALL };
      const pages = idPages(this.#http, PRODUCTS, WithReviewsWire, { query, signal });
      const found: ReviewedProduct[] = [];
      for (const product of await collect(pages)) {
        const totals = toTotals(product);
        const wires = areWhole(product)
          ? (product.reviews ?? [])
          : await this.#list(product.id, signal);
        if (wires) found.push({ ...totals, reviews: wires.filter(isApproved).map(toReview) });
      }
      yield found;
    }
  }

  /** Undefined: the product is gone. */
  async #list(productId: number, signal: AbortSignal | undefined) {
    const path = `${PRODUCTS}/{productId}/reviews`;
    const query = { status: 1 };
    try {
      const params = { productId };
      return await collect(offsetPages(this.#http, path, ReviewWire, { params, query, signal }));
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'missing') return undefined;
      throw error;
    }
  }
}

/** The totals count approved reviews; whether those that wait as well is not documented (§6.3). */
function areWhole({ reviews, ...totals }: z.output<typeof WithReviewsWire>): boolean {
  if (!reviews) return false;
  const { count, ratingSum } = toTotals(totals);
  const add = (ones: readonly ReviewWire[]) =>
    ones.reduce((sum, one) => sum + (one.rating ?? 0), 0);
  return [
    reviews.filter(isApproved),
    reviews.filter(({ status }) => status !== 'disapproved'),
  ].some((ones) => ones.length === count && add(ones) === ratingSum);
}

function isApproved({ status }: ReviewWire): boolean {
  return status === 'approved';
}

function toTotals(wire: z.output<typeof TotalsWire>): ReviewTotals {
  const { id: productId, name, reviews_count, reviews_rating_sum } = wire;
  return { productId, name, count: reviews_count ?? 0, ratingSum: reviews_rating_sum ?? 0 };
}

function toReview(wire: ReviewWire): Review {
  const { id, title, text, rating, name, email, date_reviewed, date_created } = wire;
  return {
    ...{ id, title, text, rating: rating ?? 0, reviewer: { name, email } },
    writtenAt: date_reviewed ?? date_created,
  };
}
