import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';
import type { BrevoCategory, BrevoProduct } from './catalogue-item.ts';

interface Options {
  signal?: AbortSignal;
}

/** The most that a batch holds; one id twice refuses the whole (reference/brevo.md §3.2). */
export const MOST_IN_A_BATCH = 100;
/** Keeps the address of a read well under 8 kB. */
const IDS_PER_READ = 250;

const ProductNamesWire = z.object({
  products: z
    .array(
      z.object({ id: z.string(), name: z.string().nullish(), isDeleted: z.boolean().nullish() }),
    )
    .nullish(),
});

const ProductCountWire = z.object({ count: z.number().nullish() });

/**
 * The shop that Brevo knows. Throws `RemoteError` `inactive` until eCommerce is switched on in the account. Single products
 * have 2 calls a second; all else shares 100 an hour with everything else. Sources: reference/brevo.md §3.1 to §3.3.
 */
export class CatalogueApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Creates or changes up to 100 products with different ids. One that is refused refuses all. */
  async upsertProducts(products: readonly BrevoProduct[], { signal }: Options = {}): Promise<void> {
    await this.#write('/products/batch', { products, updateEnabled: true }, signal);
  }

  async upsertProduct(product: BrevoProduct, { signal }: Options = {}): Promise<void> {
    await this.#write('/products', { ...product, updateEnabled: true }, signal);
  }

  /** Creates or changes up to 100 categories with different ids. One that is refused refuses all. */
  async upsertCategories(
    categories: readonly BrevoCategory[],
    { signal }: Options = {},
  ): Promise<void> {
    await this.#write('/categories/batch', { categories, updateEnabled: true }, signal);
  }

  /** Names of those of these products that Brevo has and that are not deleted in it, by id. */
  async productNames(
    ids: readonly string[],
    { signal }: Options = {},
  ): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (let start = 0; start < ids.length; start += IDS_PER_READ) {
      const each = ids.slice(start, start + IDS_PER_READ);
      const query = { ids: { each }, limit: IDS_PER_READ };
      const wire = await this.#http.get('/products', { query, schema: ProductNamesWire, signal });
      for (const { id, name, isDeleted } of wire.products ?? [])
        if (!isDeleted) names.set(id, name || id);
    }
    return names;
  }

  /** How many products and variants Brevo holds that are not deleted in it, whoever wrote them. */
  async countProducts({ signal }: Options = {}): Promise<number | null> {
    const query = { limit: 1, isDeleted: 'false' };
    const wire = await this.#http.get('/products', { query, schema: ProductCountWire, signal });
    return wire.count ?? null;
  }

  /** Switches eCommerce on, which takes Brevo about five minutes. */
  async activate({ signal }: Options = {}): Promise<void> {
    await this.#write('/ecommerce/activate', undefined, signal);
  }

  /** Asks for the display currency, which an account without eCommerce does not have. */
  async isActive({ signal }: Options = {}): Promise<boolean> {
    try {
      const path = '/ecommerce/config/displayCurrency';
      await this.#http.get(path, { schema: z.unknown(), signal });
      return true;
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'inactive') return false;
      throw error;
    }
  }

  async #write(path: string, body: unknown, signal: AbortSignal | undefined): Promise<void> {
    await this.#http.post(path, {
      body,
      schema: z.unknown(),
      empty: null,
      isIdempotent: true,
      signal,
    });
  }
}
