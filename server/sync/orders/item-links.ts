import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Order } from '../../clients/bigcommerce/order.ts';
import { StorefrontUrls } from '../catalogue/storefront-urls.ts';

/** Pages of products by product id. */
export type LinksByProduct = ReadonlyMap<number, string>;

interface Known {
  urls: StorefrontUrls;
  paths: ReadonlyMap<number, string>;
}

/**
 * Where the products of some orders are shown, each on the storefront that its order was made on. Nothing is read before it is
 * asked for: then a call for the sites and one for 250 products, whichever order it is for.
 */
export class ItemLinks {
  readonly #bigcommerce: Pick<BigCommerceClient, 'catalog'>;
  readonly #orders: readonly Order[];
  #known: Promise<Known> | undefined;

  constructor(bigcommerce: Pick<BigCommerceClient, 'catalog'>, orders: readonly Order[]) {
    this.#bigcommerce = bigcommerce;
    this.#orders = orders;
  }

  /** Products that are gone are not among them, nor is anything that was sold on a channel without a web site. */
  async of({ channelId, lines }: Order, signal: AbortSignal): Promise<LinksByProduct> {
    const { urls, paths } = await this.#read(signal);
    return new Map(
      productIdsOf(lines).flatMap((id) => {
        const url = urls.find([channelId], paths.get(id) ?? '');
        return url ? [[id, url]] : [];
      }),
    );
  }

  #read(signal: AbortSignal): Promise<Known> {
    this.#known ??= this.#readAll(signal).catch((error: unknown) => {
      // The next order asks again.
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async #readAll(signal: AbortSignal): Promise<Known> {
    const { catalog } = this.#bigcommerce;
    const ids = productIdsOf(this.#orders.flatMap(({ lines }) => lines));
    const [sites, paths] = await Promise.all([
      catalog.listSites({ signal }),
      catalog.productPaths(ids, { signal }),
    ]);
    // The order names its storefront, whatever is preferred or switched off.
    return { urls: new StorefrontUrls(sites, { primaryUrl: null, storefronts: {} }), paths };
  }
}

/** What was made for an order has product 0. */
function productIdsOf(lines: Order['lines']): number[] {
  return [...new Set(lines.map(({ productId }) => productId))].filter((id) => id > 0);
}
