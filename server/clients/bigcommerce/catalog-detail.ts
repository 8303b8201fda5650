import { RemoteError } from '../../errors.ts';
import type { Page } from '../page.ts';
import type { RemoteHttp } from '../remote-http.ts';
import { chunksOf, collect, cursorPages, idPages, offsetPages } from './lists.ts';
import { type Metafield, MetafieldWire, toMetafield } from './metafield.ts';
import {
  type ComplexRule,
  ComplexRuleWire,
  type Modifier,
  ModifiersWire,
  toComplexRule,
  toModifiers,
} from './product-rules.ts';

interface Options {
  signal?: AbortSignal;
}

export type MetafieldOwner = 'products' | 'categories';

/** With modifiers a page holds no more products than that, whatever is asked for (reference/bigcommerce.md §6.3). */
const PRODUCTS_WITH_MODIFIERS = 10;

/** What of a store's catalogue no include brings along at full pages: each costs calls of its own. Source: §6.3. */
export class CatalogDetailApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Modifiers by product id: a call for ten products. Products without any are not among them. */
  async modifiersOf(
    productIds: readonly number[],
    { signal }: Options = {},
  ): Promise<Map<number, Modifier[]>> {
    const found = new Map<number, Modifier[]>();
    for (const ids of chunksOf(productIds, PRODUCTS_WITH_MODIFIERS)) {
      const query = { 'id:in': ids, include: ['modifiers'], limit: PRODUCTS_WITH_MODIFIERS };
      const pages = idPages(this.#http, '/v3/catalog/products', ModifiersWire, { query, signal });
      for (const wire of await collect(pages)) {
        const modifiers = toModifiers(wire);
        if (modifiers.length > 0) found.set(wire.id, modifiers);
      }
    }
    return found;
  }

  /** The rules of one product; none of one that is gone. */
  async complexRulesOf(productId: number, { signal }: Options = {}): Promise<ComplexRule[]> {
    const path = `/v3/catalog/products/${productId}/complex-rules`;
    const pages = offsetPages(this.#http, path, ComplexRuleWire, { signal });
    return (await unlessMissing(collect(pages))).map(toComplexRule);
  }

  /** All that we may see of a store's metafields of one kind, 250 a page; the first page carries `total`. */
  async *metafieldPages(
    owner: MetafieldOwner,
    { signal }: Options = {},
  ): AsyncGenerator<Page<Metafield>> {
    const path = `/v3/catalog/${owner}/metafields`;
    for await (const page of cursorPages(this.#http, path, MetafieldWire, { signal }))
      yield { ...page, items: page.items.map(toMetafield) };
  }

  /** The metafields of one product or category; none of one that is gone. */
  async listMetafields(
    owner: MetafieldOwner,
    ownerId: number,
    { signal }: Options = {},
  ): Promise<Metafield[]> {
    const path = `/v3/catalog/${owner}/${ownerId}/metafields`;
    const pages = cursorPages(this.#http, path, MetafieldWire, { signal });
    return (await unlessMissing(collect(pages))).map(toMetafield);
  }
}

async function unlessMissing<T>(rows: Promise<T[]>): Promise<T[]> {
  try {
    return await rows;
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'missing') return [];
    throw error;
  }
}
