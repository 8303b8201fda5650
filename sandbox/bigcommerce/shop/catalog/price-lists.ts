import { currencyOf, rateBetween } from '../orders/generate-order.ts';
import type { Channel } from '../store-fields.ts';
import { type Product, priceOf, type Variant } from './product.ts';

/** What one product costs where a price list counts, in the list's currency; `salePrice` 0: none. */
export interface PriceRecord {
  price: number;
  salePrice: number;
}

/** Prices of a product on one channel, in one currency, whole hundredths. */
export interface ChannelPrices {
  price: number;
  /** 0: none. */
  sale: number;
  calculated: number;
  lowest: number;
  highest: number;
}

const TRADE_DISCOUNT = 0.85;

/**
 * A price list for each channel that has its own: where shoppers pay in another currency two products of three have a price
 * made for it, and on trade storefronts one of four costs less. What no list names costs what it costs everywhere,
 * converted. A list has the number of its channel.
 */
export class PriceLists {
  readonly #channels: readonly Channel[];
  readonly #storeCurrency: string;
  readonly #changed = new Map<string, PriceRecord | null>();

  constructor(channels: readonly Channel[], storeCurrency: string) {
    this.#channels = channels;
    this.#storeCurrency = storeCurrency;
  }

  /** Puts a product on a channel's list, or takes it off. */
  set(channelId: number, productId: number, record: PriceRecord | null): void {
    this.#changed.set(`${channelId} ${productId}`, record);
  }

  pricesOf(product: Product, channelId: number, currency: string): ChannelPrices {
    const record = this.#recordOf(product, channelId);
    const from = record ? currencyOf(this.#channels, channelId) : this.#storeCurrency;
    const inCurrency = (amount: number) => Math.round(amount * 100 * rateBetween(from, currency));
    const base = record ?? { price: product.price, salePrice: product.sale_price };
    const paid = ({ price, salePrice }: PriceRecord) =>
      inCurrency(salePrice > 0 ? Math.min(salePrice, price) : price);
    const each = record
      ? [paid(record)]
      : product.variants.map((variant: Variant) => inCurrency(priceOf(product, variant)));
    return {
      ...{ price: inCurrency(base.price), sale: inCurrency(base.salePrice) },
      ...{ calculated: paid(base), lowest: Math.min(...each), highest: Math.max(...each) },
    };
  }

  #recordOf(product: Product, channelId: number): PriceRecord | undefined {
    const changed = this.#changed.get(`${channelId} ${product.id}`);
    if (changed !== undefined) return changed ?? undefined;
    const channel = this.#channels.find(({ id }) => id === channelId);
    if (channel?.type !== 'storefront' || product.price === 0) return undefined;
    if (channel.currency !== this.#storeCurrency && product.id % 3 !== 0)
      return { price: Math.max(1, Math.round(product.price)) - 0.05, salePrice: 0 };
    if (channel.platform === 'catalyst' && product.id % 4 === 0)
      return { price: Math.round(product.price * TRADE_DISCOUNT * 100) / 100, salePrice: 0 };
    return undefined;
  }
}
