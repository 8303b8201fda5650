import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';
import { chunksOf } from './lists.ts';

/** No limit is documented: so few that none is met. */
const ITEMS_PER_CALL = 50;

/** What a product costs on one storefront, as entered: with or without tax, as the store has it. */
export interface StorefrontPrice {
  price: number;
  /** Null where none is set. */
  salePrice: number | null;
}

const AmountWire = z.object({ as_entered: z.number().nullish() }).nullish();
const PricesWire = z.object({
  data: z.array(z.object({ product_id: z.number(), price: AmountWire, sale_price: AmountWire })),
});

/** Prices by storefront and currency, price lists included. Source: reference/bigcommerce.md §6.10. */
export class PricingApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /**
   * What these products cost on a channel for shoppers of no group, by product id: a call for 50. Those that are gone, or have
   * no price there, are not among them. `currency` is ISO 4217, one that the store takes.
   */
  async pricesOf(
    productIds: readonly number[],
    { channelId, currency }: { channelId: number; currency: string },
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<Map<number, StorefrontPrice>> {
    const prices = new Map<number, StorefrontPrice>();
    for (const ids of chunksOf(productIds, ITEMS_PER_CALL)) {
      const { data } = await this.#http.post('/v3/pricing/products', {
        body: {
          channel_id: channelId,
          currency_code: currency,
          items: ids.map((id) => ({ product_id: id })),
        },
        schema: PricesWire,
        // It calculates, and changes nothing.
        isIdempotent: true,
        signal,
      });
      for (const { product_id, price, sale_price } of data)
        if (price?.as_entered != null)
          prices.set(product_id, {
            price: price.as_entered,
            salePrice: sale_price?.as_entered || null,
          });
    }
    return prices;
  }
}
