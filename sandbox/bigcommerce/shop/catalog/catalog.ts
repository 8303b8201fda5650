import { LazyTable } from '../lazy-table.ts';
import { toApiDate } from '../people/customer.ts';
import type { ShopEvents } from '../shop-events.ts';
import type { Channel } from '../store-fields.ts';
import { LAST_AWKWARD_PRODUCT, makeProductAwkward } from './awkward-products.ts';
import {
  type Brand,
  type Category,
  type CategoryTree,
  makeBrands,
  makeCategories,
  makeCategory,
  makeTrees,
} from './category.ts';
import {
  type CatalogRecipe,
  generateProduct,
  generateVariants,
  type ProductSketch,
  productModifiedMs,
  sketchProduct,
} from './generate-product.ts';
import { type Metafield, Metafields, metafieldEvents } from './metafields.ts';
import { getVariant, type Product, productOfVariant, variantId } from './product.ts';
import { productEvent, productEvents } from './product-events.ts';

/** What the shop sells. Every change made here is told to hooks; one made in the tables themselves is heard by nobody. */
export class Catalog {
  readonly products: LazyTable<Product>;
  readonly trees: CategoryTree[];
  readonly categories = new Map<number, Category>();
  readonly brands: Brand[] = makeBrands();
  readonly metafields: Record<'product' | 'variant' | 'category' | 'brand', Metafields>;
  readonly #recipe: CatalogRecipe;
  readonly #events: ShopEvents;
  readonly #lastPlaceApart: number;
  #lastCategoryId: number;

  constructor(
    given: Pick<CatalogRecipe, 'seed' | 'size' | 'locations' | 'laterMs'>,
    channels: readonly Channel[],
    events: ShopEvents,
    { hasAwkwardGoods }: { hasAwkwardGoods: boolean },
  ) {
    this.#events = events;
    this.trees = makeTrees(channels);
    const { seed, size } = given;
    const categories = makeCategories(seed, this.trees);
    for (const category of categories) this.categories.set(category.id, category);
    this.#lastCategoryId = categories.length;
    const [first = 1, ...others] = channels.map(({ id }) => id);
    const recipe: CatalogRecipe = {
      ...{ ...given, trees: this.trees, channelIds: [first, ...others] },
      categoryCounts: this.trees.map(
        (tree) => categories.filter(({ tree_id }) => tree_id === tree.id).length,
      ),
    };
    this.#recipe = recipe;
    this.#lastPlaceApart = hasAwkwardGoods ? Math.min(LAST_AWKWARD_PRODUCT, size) : 0;
    this.products = new LazyTable(size, (id) => {
      const product = generateProduct(recipe, id);
      return id <= this.#lastPlaceApart ? makeProductAwkward(product, recipe) : product;
    });
    this.metafields = {
      product: new Metafields('product', size),
      variant: new Metafields('variant', size, (id) => variantId(id, id % 3 === 0 ? 1 : 0)),
      category: new Metafields('category', categories.length),
      brand: new Metafields('brand', this.brands.length),
    };
  }

  /** What filters ask of every row, without making the row. */
  modifiedMsOf(id: number): number {
    return this.#isPlain(id)
      ? productModifiedMs(this.#recipe, id)
      : Date.parse(this.products.get(id).date_modified);
  }

  /** What an order line needs, as the product was in the beginning, without making all of it. */
  sketchOf(id: number): ProductSketch {
    return sketchProduct(this.#recipe, id);
  }

  #isPlain(id: number): boolean {
    return id > this.#lastPlaceApart && this.products.isPristine(id);
  }

  addProduct(fields: Partial<Omit<Product, 'id'>> & { name: string }): Product {
    const now = toApiDate(Date.now());
    const product = this.products.create((id) => ({
      ...generateProduct(this.#recipe, id),
      ...{ images: [], videos: [], custom_fields: [], options: [], modifiers: [], reviews: [] },
      ...{ bulk_pricing_rules: [], complex_rules: [], reviews_count: 0, reviews_rating_sum: 0 },
      ...{ total_sold: 0, inventory_tracking: 'product', sale_price: 0, is_visible: true },
      ...{ availability: 'available', preorder_release_date: null },
      variants: generateVariants(this.#recipe, id, fields.sku ?? `NEW-${id}`, []),
      sku: `NEW-${id}`,
      url: `/new-product-${id}/`,
      date_created: now,
      date_modified: now,
      ...fields,
      id,
    }));
    this.#events.emit(productEvent('created', product));
    return product;
  }

  editProduct(
    id: number,
    fields: Partial<Omit<Product, 'id'>>,
    by: 'shop' | 'order' = 'shop',
  ): Product {
    const before = this.products.get(id);
    const after = { ...before, date_modified: toApiDate(Date.now()), ...fields, id };
    this.products.replace(after);
    this.#events.emit(...productEvents(before, after, by));
    return after;
  }

  deleteProduct(id: number): Product {
    const product = this.products.get(id);
    this.products.delete(id);
    this.#events.emit(productEvent('deleted', product));
    return product;
  }

  /** Units on hand of a variant at one location (by its place among them). */
  setStock(
    { variantId: id, place, level }: { variantId: number; place: number; level: number },
    by: 'shop' | 'order' = 'shop',
  ): Product {
    const product = this.products.get(productOfVariant(id));
    getVariant(product, id);
    const variants = product.variants.map((variant) => {
      if (variant.id !== id) return variant;
      const onHand = Array.from({ length: this.#recipe.locations }, (_, at) =>
        at === place ? level : (variant.onHand[at] ?? 0),
      );
      return { ...variant, onHand };
    });
    return this.editProduct(product.id, { variants }, by);
  }

  addCategory(fields: Partial<Omit<Category, 'id'>> & { name: string }): Category {
    this.#lastCategoryId += 1;
    const tree_id = fields.tree_id ?? this.trees[0]?.id ?? 1;
    const category = makeCategory(this.#recipe.seed, {
      ...{ parent_id: 0, tree_id, ...fields },
      id: this.#lastCategoryId,
    });
    this.categories.set(category.id, category);
    this.#tellCategory('created', category);
    return category;
  }

  editCategory(id: number, fields: Partial<Omit<Category, 'id'>>): Category {
    const category = { ...this.getCategory(id), ...fields, id };
    this.categories.set(id, category);
    this.#tellCategory('updated', category);
    return category;
  }

  deleteCategory(id: number): Category {
    const category = this.getCategory(id);
    this.categories.delete(id);
    this.#tellCategory('deleted', category);
    return category;
  }

  getCategory(id: number): Category {
    const category = this.categories.get(id);
    if (!category) throw new Error(`There is no category ${id}.`);
    return category;
  }

  /** What became of a metafield, which is in its table already. */
  tellMetafield(what: 'created' | 'updated' | 'deleted', metafield: Metafield): void {
    this.#events.emit(...metafieldEvents(what, metafield));
  }

  addTree(channelId: number, name: string): CategoryTree {
    const tree = { id: this.trees.length + 1, name: `${name} catalogue`, channels: [channelId] };
    this.trees.push(tree);
    return tree;
  }

  #tellCategory(what: string, { id, tree_id }: Category): void {
    const channelId = this.trees.find((tree) => tree.id === tree_id)?.channels[0];
    this.#events.emit({
      scope: `store/category/${what}`,
      data: { type: 'category', id },
      ...(channelId && { channel: { id: channelId, data: { category_id: id, tree_id } } }),
    });
  }
}
