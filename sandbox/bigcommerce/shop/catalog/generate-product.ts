import { toApiDate } from '../people/customer.ts';
import { fraction, hash32, pick } from '../random.ts';
import { type CategoryTree, makeBrands } from './category.ts';
import { type Product, type ProductOption, partId, type Variant, variantId } from './product.ts';
import { countReviews } from './reviews/count-reviews.ts';
import { generateReviews } from './reviews/generate-reviews.ts';

/** What the products of one store have in common. The same recipe and id always give the same product. */
export interface CatalogRecipe {
  seed: number;
  size: number;
  trees: readonly CategoryTree[];
  /** How many categories each tree has, in the order of the trees. */
  categoryCounts: readonly number[];
  /** Storefronts and other places of sale. */
  channelIds: readonly [number, ...number[]];
  locations: number;
  /** By how much the shop's whole past is later than written here; see `untilToday`. */
  laterMs?: number;
}

/** The cheap part of a product: what an order line needs of it. */
export interface ProductSketch {
  name: string;
  sku: string;
  price: number;
  brand: string;
  variantCount: number;
}

const OPENED_MS = Date.UTC(2021, 0, 4, 8);
const LAST_CHANGE_MS = Date.UTC(2025, 9, 31, 20);
/** From then on parcels came late. */
const BAD_SUMMER_MS = Date.UTC(2025, 5, 1);
const KINDS = ['Tent', 'Backpack', 'Boots', 'Rope', 'Stove', 'Lantern', 'Jacket', 'Mug'] as const;
const WORDS = ['Summit', 'Ridge', 'Fjord', 'Ember', 'Tundra', 'Cedar', 'Glacier', 'Dune'] as const;
const SIZES = ['S', 'M', 'L'] as const;
const COLOURS = ['Red', 'Forest green'] as const;
const BRAND_NAMES = makeBrands().map(({ name }) => name);

export function productCreatedMs({ size, laterMs = 0 }: CatalogRecipe, id: number): number {
  const step = (LAST_CHANGE_MS - OPENED_MS) / (Math.max(size, 1) + 1);
  return Math.floor((OPENED_MS + laterMs + id * step) / 1000) * 1000;
}

export function productModifiedMs(recipe: CatalogRecipe, id: number): number {
  const created = productCreatedMs(recipe, id);
  const last = LAST_CHANGE_MS + (recipe.laterMs ?? 0);
  const later = created + fraction(hash32(recipe.seed, id, 500)) * (last - created);
  return Math.floor(later / 1000) * 1000;
}

export function sketchProduct({ seed }: CatalogRecipe, id: number): ProductSketch {
  const hash = hash32(seed, id, 501);
  const kind = pick(KINDS, hash);
  return {
    name: `${pick(WORDS, hash >>> 4)} ${kind} ${id}`,
    sku: `${kind.slice(0, 3).toUpperCase()}-${id}`,
    price: 5 + (hash32(seed, id, 502) % 40_000) / 100,
    brand: BRAND_NAMES[brandOf(seed, id) - 1] ?? '',
    variantCount: id % 3 === 0 ? SIZES.length * COLOURS.length : 0,
  };
}

function brandOf(seed: number, id: number): number {
  return id % 7 === 0 ? 0 : 1 + (hash32(seed, id, 503) % BRAND_NAMES.length);
}

export function generateProduct(recipe: CatalogRecipe, id: number): Product {
  const { seed, laterMs = 0 } = recipe;
  const hash = hash32(seed, id, 504);
  const { name, sku, price, variantCount } = sketchProduct(recipe, id);
  const created = toApiDate(productCreatedMs(recipe, id));
  const options = variantCount > 0 ? sizeAndColour(id) : [];
  const fromMs = productCreatedMs(recipe, id);
  const range = { fromMs, toMs: LAST_CHANGE_MS + laterMs, badSummerMs: BAD_SUMMER_MS + laterMs };
  const reviews = generateReviews(seed, id, range);
  const round = (amount: number) => Math.round(amount * 100) / 100;

  return {
    id,
    name,
    type: 'physical',
    sku,
    description: `<p>The <em>${name}</em> is made for long days outside.</p><ul><li>Light</li><li>Tough</li></ul>`,
    weight: (hash % 400) / 100,
    price,
    cost_price: id % 2 ? round(price * 0.6) : 0,
    retail_price: id % 4 ? 0 : round(price * 1.2),
    sale_price: id % 6 === 1 ? round(price * 0.8) : 0,
    categories: categoriesOf(recipe, id),
    brand_id: brandOf(seed, id),
    inventory_tracking: variantCount > 0 ? 'variant' : id % 4 === 1 ? 'none' : 'product',
    inventory_warning_level: 5,
    total_sold: hash % 90,
    is_visible: id % 17 !== 0,
    is_featured: id % 13 === 0,
    availability: id % 19 === 0 ? 'disabled' : id % 23 === 0 ? 'preorder' : 'available',
    preorder_release_date: id % 23 === 0 ? '2027-03-01T00:00:00Z' : null,
    condition: 'New',
    upc: id % 3 === 1 ? String(400_000_000_000 + id) : '',
    search_keywords: '',
    page_title: '',
    is_price_hidden: false,
    price_hidden_label: '',
    url: `/${name.toLowerCase().replaceAll(' ', '-')}/`,
    ...countReviews(reviews),
    date_created: created,
    date_modified: toApiDate(productModifiedMs(recipe, id)),
    images: Array.from({ length: id % 11 === 0 ? 0 : 1 + (hash % 3) }, (_, nth) => image(id, nth)),
    videos:
      id % 14 === 0
        ? [{ id: partId(id, 1), title: `${name} in use`, video_id: `v${id}`, length: '01:40' }]
        : [],
    custom_fields: Array.from({ length: id % 5 }, (_, nth) => ({
      id: partId(id, nth),
      name: ['Material', 'Made in', 'Guarantee', 'Season'][nth] ?? 'More',
      value: ['Nylon', 'Portugal', '2 years', 'All year'][nth] ?? '',
    })),
    options,
    modifiers: id % 16 === 0 ? [engraving(id)] : [],
    variants: generateVariants(recipe, id, sku, options),
    bulk_pricing_rules:
      id % 12 === 0
        ? [{ id: partId(id, 1), quantity_min: 10, quantity_max: 0, type: 'percent', amount: 10 }]
        : [],
    complex_rules:
      id % 24 === 0 ? [{ id: partId(id, 1), variant_id: variantId(id, 2), adjuster_value: 5 }] : [],
    reviews,
    channels: recipe.channelIds.filter((_, place) => soldOn(id, place)),
  };
}

/** The first channel sells all, the second every second product, the third every fifth. */
function soldOn(id: number, place: number): boolean {
  return place === 0 || (place === 1 && id % 2 === 0) || (place === 2 && id % 5 === 0);
}

function categoriesOf({ seed, trees, categoryCounts }: CatalogRecipe, id: number): number[] {
  let before = 0;
  return trees.flatMap((_, place) => {
    const count = categoryCounts[place] ?? 0;
    // The last category of every tree stays empty.
    const first = before + 1 + (hash32(seed, id, 505 + place) % Math.max(1, count - 1));
    before += count;
    if (count === 0 || !soldOn(id, place)) return [];
    return id % 4 === 0 && first > before - count + 1 ? [first - 1, first] : [first];
  });
}

export function image(id: number, nth: number) {
  return {
    id: partId(id, nth),
    is_thumbnail: nth === 0,
    sort_order: nth,
    description: nth === 0 ? '' : `View ${nth + 1}`,
    url: `https://images.example.com/products/${id}/${nth + 1}.jpg`,
  };
}

export function toOption(
  productId: number,
  nth: number,
  display_name: string,
  labels: readonly string[],
): ProductOption {
  const id = partId(productId, nth);
  const values = labels.map((label, place) => ({ id: id * VALUES_EACH + place, label }));
  return { id, display_name, type: 'rectangles', values };
}

const VALUES_EACH = 100;

function sizeAndColour(id: number): ProductOption[] {
  return [toOption(id, 1, 'Size', SIZES), toOption(id, 2, 'Colour', COLOURS)];
}

export function engraving(id: number) {
  const option = toOption(id, 9, 'Engraving', ['None', 'Initials']);
  return { ...option, type: 'dropdown' as const, required: false };
}

/** Every combination of the options' values; without options the base variant alone. */
export function generateVariants(
  { seed, locations }: CatalogRecipe,
  id: number,
  sku: string,
  options: readonly ProductOption[],
): Variant[] {
  let chosen: Variant['option_values'][] = [[]];
  for (const { id: option_id, display_name, values } of options) {
    chosen = chosen.flatMap((before) =>
      values.map((value) => [
        ...before,
        { ...value, option_id, option_display_name: display_name },
      ]),
    );
  }
  return chosen.map((option_values, place) => {
    const nth = options.length > 0 ? place + 1 : 0;
    const stock = (location: number) => hash32(seed, variantId(id, nth), 520 + location) % 40;
    return {
      id: variantId(id, nth),
      sku: nth === 0 ? sku : `${sku}-${nth}`,
      price: null,
      sale_price: null,
      upc: '',
      image_url: '',
      purchasing_disabled: false,
      // The second location has little, and a fifth of all variants is sold out.
      onHand: Array.from({ length: locations }, (_, location) =>
        (id + nth) % 5 === 0 ? 0 : location === 0 ? stock(0) : stock(location) % 8,
      ),
      option_values,
    };
  });
}
