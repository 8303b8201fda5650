import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { type Cart, CartWire, type PlacedOrder, toCart } from './cart.ts';
import { TextWire } from './wire.ts';

interface Options {
  signal?: AbortSignal;
}

/** A cart to be made. Products that cannot be bought make BigCommerce refuse it whole. */
export interface NewCart {
  channelId: number;
  currency: string;
  locale: string;
  items: readonly {
    productId: number;
    variantId: number | null;
    quantity: number;
    options: readonly { id: number; value: string | number }[];
  }[];
}

const CheckoutWire = z.object({
  data: z.object({
    cart: z.object({ email: TextWire }).nullish().catch(null),
    billing_address: z.object({ email: TextWire }).nullish().catch(null),
  }),
});
const UrlsWire = z.object({ checkout_url: z.string() });
const MadeWire = z.object({
  data: z.object({ id: z.string(), redirect_urls: UrlsWire.nullish() }),
});
const OrdersWire = z.array(z.object({ id: z.number(), status_id: z.number() }));

/** How long somebody may take to pay for an order. */
const BEGUN_BEFORE_MS = 24 * 60 * 60_000;

/** Carts of one store, one at a time: there is no list. Source: reference/bigcommerce.md §6.4. */
export class CartsApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Undefined once it is deleted, has become an order, or was left alone for 30 days. */
  async find(cartId: string, { signal }: Options = {}): Promise<Cart | undefined> {
    const include = ['line_items.physical_items.options', 'line_items.digital_items.options'];
    const params = { cartId };
    return orUndefined(async () =>
      toCart(
        await this.#http.get('/v3/carts/{cartId}', {
          params,
          query: { include },
          schema: CartWire,
          signal,
        }),
      ),
    );
  }

  /** The e-mail typed at the checkout, where the cart itself does not show it; '' for none. */
  async findCheckoutEmail(cartId: string, { signal }: Options = {}): Promise<string> {
    const request = { params: { cartId }, schema: CheckoutWire, signal };
    const found = await orUndefined(() => this.#http.get('/v3/checkouts/{cartId}', request));
    const { cart, billing_address } = found?.data ?? {};
    return (cart?.email || billing_address?.email || '').trim();
  }

  /** Makes a cart that belongs to nobody yet. `checkoutUrl` leads into its checkout, once. */
  async create(
    cart: NewCart,
    { signal }: Options = {},
  ): Promise<{ id: string; checkoutUrl: string }> {
    const { data } = await this.#http.post('/v3/carts', {
      query: { include: ['redirect_urls'] },
      body: fromNewCart(cart),
      schema: MadeWire,
      signal,
    });
    const urls = data.redirect_urls ?? (await this.#createRedirectUrls(data.id, signal));
    return { id: data.id, checkoutUrl: urls.checkout_url };
  }

  /** What became of a cart. Orders whose payment was never completed are among them, with status 0. */
  async ordersOf(cartId: string, { signal }: Options = {}): Promise<PlacedOrder[]> {
    return this.#orders({ cart_id: cartId }, signal);
  }

  /** What somebody ordered since then (ms), or began to within a day before and may have paid for since. */
  async ordersBy(
    { since, ...who }: ({ email: string } | { customerId: number }) & { since: number },
    { signal }: Options = {},
  ): Promise<PlacedOrder[]> {
    const query = {
      ...('email' in who ? { email: who.email } : { customer_id: String(who.customerId) }),
      min_date_created: new Date(since - BEGUN_BEFORE_MS).toISOString(),
      min_date_modified: new Date(since).toISOString(),
    };
    return this.#orders(query, signal);
  }

  async #orders(
    query: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Promise<PlacedOrder[]> {
    const rows = await this.#http.get('/v2/orders', {
      query: { ...query, sort: 'id:desc', limit: 10 },
      schema: OrdersWire,
      // V2's word for an empty list (§5.4).
      empty: [],
      signal,
    });
    return rows.map(({ id, status_id: statusId }) => ({ id, statusId }));
  }

  async #createRedirectUrls(
    cartId: string,
    signal: AbortSignal | undefined,
  ): Promise<z.output<typeof UrlsWire>> {
    const params = { cartId };
    const schema = z.object({ data: UrlsWire });
    const path = '/v3/carts/{cartId}/redirect_urls';
    return (await this.#http.post(path, { params, schema, signal })).data;
  }
}

function fromNewCart({ channelId, currency, locale, items }: NewCart) {
  return {
    channel_id: channelId,
    currency: { code: currency },
    locale: locale || undefined,
    line_items: items.map(({ productId, variantId, quantity, options }) => ({
      product_id: productId,
      variant_id: variantId ?? undefined,
      quantity,
      option_selections: options.length
        ? options.map(({ id, value }) => ({ option_id: id, option_value: value }))
        : undefined,
    })),
  };
}

async function orUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}
