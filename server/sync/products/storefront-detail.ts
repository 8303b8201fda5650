import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Channel } from '../../clients/bigcommerce/channel.ts';
import type { StorefrontPrice } from '../../clients/bigcommerce/pricing.ts';
import type { Product } from '../../clients/bigcommerce/product.ts';
import type { StorefrontUrls } from '../catalogue/storefront-urls.ts';
import { isLiveStatus } from '../storefronts/refresh-channels.ts';

/** A product on one of the storefronts that its own `url` and `price` do not speak of. */
export interface StorefrontDetail {
  channelId: number;
  url: string;
  /** What shoppers pay there, such as `19.95 EUR`; null where it is what they pay everywhere. */
  price: string | null;
}

const CALLS_AT_ONCE = 4;

interface Place {
  channelId: number;
  currency: string;
}

/**
 * Reads what products cost on their other storefronts: those with a web site that are live and switched on. A call for 50
 * products of a storefront; none for products that only one storefront sells, or whose price is hidden.
 */
export class StorefrontDetailReader {
  readonly #bigcommerce: Pick<BigCommerceClient, 'pricing' | 'listChannels'>;
  readonly #urls: StorefrontUrls;
  readonly #storeCurrency: string | null;
  #channels: Map<number, Channel> | undefined;

  constructor(
    bigcommerce: Pick<BigCommerceClient, 'pricing' | 'listChannels'>,
    urls: StorefrontUrls,
    storeCurrency: string | null,
  ) {
    this.#bigcommerce = bigcommerce;
    this.#urls = urls;
    this.#storeCurrency = storeCurrency;
  }

  /** By product id, in the order of the channels' ids; products without other storefronts are not among them. */
  async of(
    products: readonly Product[],
    signal: AbortSignal,
  ): Promise<Map<number, StorefrontDetail[]>> {
    const addresses = await this.#addressesOf(products, signal);
    const priced = new Map<number, Product[]>();
    for (const product of products)
      for (const { channelId } of product.isPriceHidden ? [] : (addresses.get(product.id) ?? []))
        priced.set(channelId, [...(priced.get(channelId) ?? []), product]);
    const prices = await this.#readPrices(priced, signal);
    return new Map(
      products.flatMap((product) => {
        const others = addresses.get(product.id) ?? [];
        if (others.length === 0) return [];
        const details = others.map(({ channelId, url }) => {
          const price = prices.get(channelId)?.get(product.id);
          const currency = this.#currencyOf(channelId);
          const told = price && currency ? this.#inWords(price, currency, product) : null;
          return { channelId, url, price: told };
        });
        return [[product.id, details]];
      }),
    );
  }

  async #addressesOf(products: readonly Product[], signal: AbortSignal) {
    const found = new Map(
      products.map(({ id, channelIds, path }) => [id, this.#urls.listOthers(channelIds, path)]),
    );
    if ([...found.values()].every((others) => others.length === 0)) return found;
    this.#channels ??= new Map(
      (await this.#bigcommerce.listChannels({ withCurrencies: true, signal })).map((channel) => [
        channel.id,
        channel,
      ]),
    );
    const isLive = ({ channelId }: { channelId: number }) =>
      isLiveStatus(this.#channels?.get(channelId)?.status ?? 'terminated');
    return new Map([...found].map(([id, others]) => [id, others.filter(isLive)]));
  }

  async #readPrices(
    wanted: ReadonlyMap<number, readonly Product[]>,
    signal: AbortSignal,
  ): Promise<Map<number, Map<number, StorefrontPrice>>> {
    const places: Place[] = [...wanted.keys()].flatMap((channelId) => {
      const currency = this.#currencyOf(channelId);
      return currency ? [{ channelId, currency }] : [];
    });
    const found = new Map<number, Map<number, StorefrontPrice>>();
    for (let start = 0; start < places.length; start += CALLS_AT_ONCE) {
      await Promise.all(
        places.slice(start, start + CALLS_AT_ONCE).map(async (place) => {
          const ids = (wanted.get(place.channelId) ?? []).map(({ id }) => id);
          const prices = await this.#bigcommerce.pricing.pricesOf(ids, place, { signal });
          found.set(place.channelId, prices);
        }),
      );
    }
    return found;
  }

  #currencyOf(channelId: number): string | null {
    return this.#channels?.get(channelId)?.currency ?? this.#storeCurrency;
  }

  /** Null where shoppers pay what they pay everywhere. */
  #inWords(there: StorefrontPrice, currency: string, product: Product): string | null {
    const [paid, usual] = [paidOf(there), paidOf(product)];
    if (paid === usual && currency === this.#storeCurrency) return null;
    return `${paid} ${currency}`;
  }
}

/** A sale price counts if it is lower. */
function paidOf({ price, salePrice }: Pick<Product, 'price' | 'salePrice'>): number | null {
  const isOnSale = price !== null && salePrice !== null && salePrice > 0 && salePrice < price;
  return isOnSale ? salePrice : price;
}
