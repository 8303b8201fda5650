import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Product } from '../../clients/bigcommerce/product.ts';
import type { ComplexRule, Modifier } from '../../clients/bigcommerce/product-rules.ts';
import type { CategoryDetail, DetailChoices, ProductDetail } from './product-detail.ts';
import { type MetafieldsByOwner, readAllMetafields, readMetafieldsOf } from './read-metafields.ts';
import type { StorefrontDetail, StorefrontDetailReader } from './storefront-detail.ts';

type Doors = Pick<BigCommerceClient, 'catalog' | 'catalogDetail'>;

const RULES_AT_ONCE = 4;

/**
 * Reads what is switched on about products and does not come with them. Calls: modifiers one for ten products; complex rules
 * one for each product that has options or modifiers, since no other has any; metafields and categories one for 250 of
 * the store's, or of those that are asked for; other storefronts as their reader says.
 */
export class DetailReader {
  readonly #doors: Doors;
  readonly #choices: DetailChoices;
  readonly #storefronts: StorefrontDetailReader;
  /** What `readStore` read; what would have been too much is read for each page. */
  #metafields: MetafieldsByOwner | undefined;
  #categories: Map<number, CategoryDetail> | undefined;

  constructor(doors: Doors, choices: DetailChoices, storefronts: StorefrontDetailReader) {
    this.#doors = doors;
    this.#choices = choices;
    this.#storefronts = storefronts;
  }

  /** Before a walk through all products: what is cheaper to read at once. */
  async readStore(signal: AbortSignal): Promise<void> {
    const { catalog, catalogDetail } = this.#doors;
    if (this.#choices.metafields)
      this.#metafields = await readAllMetafields(catalogDetail, 'products', signal);
    if (!this.#wantsCategories) return;
    const metafields = this.#choices.categoryMetafields
      ? await readAllMetafields(catalogDetail, 'categories', signal)
      : new Map();
    if (!metafields) return;
    this.#categories = new Map();
    for await (const { items } of catalog.categoryPages({ signal }))
      for (const { id, name, sortOrder } of items)
        this.#categories.set(id, { name, sortOrder, metafields: metafields.get(id) ?? [] });
  }

  /** What there is to know of each of these products. */
  async of(
    products: readonly Product[],
    signal: AbortSignal,
  ): Promise<(product: Product) => ProductDetail> {
    const ids = products.map(({ id }) => id);
    const choices = this.#choices;
    const { catalogDetail } = this.#doors;
    const modifiers: ReadonlyMap<number, Modifier[]> =
      choices.modifiers || choices.complexRules
        ? await catalogDetail.modifiersOf(ids, { signal })
        : new Map();
    const rules = choices.complexRules
      ? await this.#rulesOf(products, modifiers, signal)
      : new Map<number, ComplexRule[]>();
    const metafields = choices.metafields
      ? (this.#metafields ?? (await readMetafieldsOf(catalogDetail, 'products', ids, signal)))
      : new Map();
    const categories = this.#wantsCategories
      ? (this.#categories ?? (await this.#categoriesOf(products, signal)))
      : new Map<number, CategoryDetail>();
    const storefronts = choices.storefrontDetail
      ? await this.#storefronts.of(products, signal)
      : new Map<number, StorefrontDetail[]>();
    return ({ id, categoryIds }) => ({
      modifiers: modifiers.get(id) ?? [],
      complexRules: rules.get(id) ?? [],
      metafields: metafields.get(id) ?? [],
      categories: categoryIds.flatMap((categoryId) => categories.get(categoryId) ?? []),
      storefronts: storefronts.get(id) ?? [],
    });
  }

  get #wantsCategories(): boolean {
    const { categoryAssignments, categoryMetafields, categorySortOrder } = this.#choices;
    return categoryAssignments || categoryMetafields || categorySortOrder;
  }

  async #rulesOf(
    products: readonly Product[],
    modifiers: ReadonlyMap<number, Modifier[]>,
    signal: AbortSignal,
  ): Promise<Map<number, ComplexRule[]>> {
    const found = new Map<number, ComplexRule[]>();
    const asked = products.filter(
      ({ id, variants }) => modifiers.has(id) || variants.some(({ options }) => options.length > 0),
    );
    for (let start = 0; start < asked.length; start += RULES_AT_ONCE) {
      await Promise.all(
        asked.slice(start, start + RULES_AT_ONCE).map(async ({ id }) => {
          found.set(id, await this.#doors.catalogDetail.complexRulesOf(id, { signal }));
        }),
      );
    }
    return found;
  }

  async #categoriesOf(
    products: readonly Product[],
    signal: AbortSignal,
  ): Promise<Map<number, CategoryDetail>> {
    const { catalog, catalogDetail } = this.#doors;
    const ids = [...new Set(products.flatMap(({ categoryIds }) => categoryIds))];
    const metafields = this.#choices.categoryMetafields
      ? await readMetafieldsOf(catalogDetail, 'categories', ids, signal)
      : new Map();
    const categories = await catalog.listCategories(ids, { signal });
    return new Map(
      categories.map(({ id, name, sortOrder }) => [
        id,
        { name, sortOrder, metafields: metafields.get(id) ?? [] },
      ]),
    );
  }
}
