import { z } from 'zod';
import type { Page } from '../page.ts';
import type { RemoteHttp } from '../remote-http.ts';
import {
  type Category,
  type CategoryTree,
  CategoryTreeWire,
  CategoryWire,
  toCategory,
  toCategoryTree,
} from './category.ts';
import { type Site, SiteRowWire, toSite } from './channel.ts';
import { chunksOf, collect, idPages, offsetPages } from './lists.ts';
import { type Product, ProductWire, toProduct } from './product.ts';
import { TextWire } from './wire.ts';

/** Parts of a product that a read can bring along. None of them makes the pages smaller. */
export type ProductInclude =
  | 'bulk_pricing_rules'
  | 'channels'
  | 'custom_fields'
  | 'images'
  | 'variants'
  | 'videos';

interface Options {
  signal?: AbortSignal;
}

interface ProductOptions extends Options {
  include?: readonly ProductInclude[];
}

const PRODUCTS = '/v3/catalog/products';
const CATEGORIES = '/v3/catalog/trees/categories';
const PathWire = z.object({ id: z.number(), custom_url: z.object({ url: TextWire }).nullish() });
const VariantRowWire = z.object({ product_id: z.number() });
const BrandWire = z.object({ id: z.number(), name: TextWire });

/** What one store sells. Sources: reference/bigcommerce.md §6.3, §6.6. */
export class CatalogApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /**
   * Every product, 250 a page, by growing id: nothing is skipped when others change during the walk. Pass a page's
   * `nextCursor` back to resume after it. The first page carries `total`.
   */
  async *productPages({
    cursor,
    include = [],
    signal,
  }: ProductOptions & { cursor?: string | null } = {}): AsyncGenerator<Page<Product>> {
    const pages = idPages(this.#http, PRODUCTS, ProductWire, {
      cursor,
      query: { include },
      signal,
    });
    for await (const page of pages) yield { ...page, items: page.items.map(toProduct) };
  }

  async countProducts({ signal }: Options = {}): Promise<number> {
    const query = { limit: 1 };
    for await (const { items, total } of offsetPages(this.#http, PRODUCTS, ProductWire, {
      query,
      signal,
    }))
      return total ?? items.length;
    return 0;
  }

  /** Those of these products that still exist, in no particular order. */
  async listProducts({
    ids,
    include = [],
    signal,
  }: ProductOptions & { ids: readonly number[] }): Promise<Product[]> {
    const found: Product[] = [];
    for (const chunk of chunksOf(ids)) {
      const query = { 'id:in': chunk, include };
      const pages = idPages(this.#http, PRODUCTS, ProductWire, { query, signal });
      found.push(...(await collect(pages)).map(toProduct));
    }
    return found;
  }

  /** Which product a variant is of, if it still exists. The list of variants takes one id (reference/bigcommerce.md §6.3). */
  async findProductOfVariant(
    variantId: number,
    { signal }: Options = {},
  ): Promise<number | undefined> {
    const query = { id: variantId, include_fields: ['product_id'] };
    const pages = offsetPages(this.#http, '/v3/catalog/variants', VariantRowWire, {
      query,
      signal,
    });
    const [found] = await collect(pages);
    return found?.product_id;
  }

  /** Where these products are on any storefront, by product id: those that still exist and have a page. */
  async productPaths(
    ids: readonly number[],
    { signal }: Options = {},
  ): Promise<Map<number, string>> {
    const paths = new Map<number, string>();
    for (const chunk of chunksOf(ids)) {
      const query = { 'id:in': chunk, include_fields: ['custom_url'] };
      const pages = idPages(this.#http, PRODUCTS, PathWire, { query, signal });
      for (const { id, custom_url } of await collect(pages))
        if (custom_url?.url) paths.set(id, custom_url.url);
    }
    return paths;
  }

  /**
   * Every category, 250 a page, each page with `total`. There are only page numbers here: one that is deleted during the
   * walk can hide another.
   */
  async *categoryPages({
    cursor,
    signal,
  }: Options & { cursor?: string | null } = {}): AsyncGenerator<Page<Category>> {
    const pages = offsetPages(this.#http, CATEGORIES, CategoryWire, { cursor, signal });
    for await (const page of pages) yield { ...page, items: page.items.map(toCategory) };
  }

  /** Those of these categories that still exist, in no particular order. */
  async listCategories(ids: readonly number[], { signal }: Options = {}): Promise<Category[]> {
    const found: Category[] = [];
    for (const chunk of chunksOf(ids)) {
      const query = { 'category_id:in': chunk };
      const pages = offsetPages(this.#http, CATEGORIES, CategoryWire, { query, signal });
      found.push(...(await collect(pages)).map(toCategory));
    }
    return found;
  }

  async listCategoryTrees({ signal }: Options = {}): Promise<CategoryTree[]> {
    const pages = offsetPages(this.#http, '/v3/catalog/trees', CategoryTreeWire, { signal });
    return (await collect(pages)).map(toCategoryTree);
  }

  /** Names of brands by id: of these, or of all. */
  async brandNames({
    ids,
    signal,
  }: Options & { ids?: readonly number[] } = {}): Promise<Map<number, string>> {
    const names = new Map<number, string>();
    for (const chunk of ids ? chunksOf(ids) : [undefined]) {
      const query = { 'id:in': chunk };
      const pages = offsetPages(this.#http, '/v3/catalog/brands', BrandWire, { query, signal });
      for (const { id, name } of await collect(pages)) names.set(id, name);
    }
    return names;
  }

  /** The web sites of all storefronts, in one call. */
  async listSites({ signal }: Options = {}): Promise<Site[]> {
    const pages = offsetPages(this.#http, '/v3/sites', SiteRowWire, { signal });
    return (await collect(pages)).map(toSite);
  }
}
