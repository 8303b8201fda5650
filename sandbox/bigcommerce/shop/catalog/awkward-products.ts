import {
  type CatalogRecipe,
  engraving,
  generateVariants,
  image,
  toOption,
} from './generate-product.ts';
import { type Product, partId, type Review, variantId } from './product.ts';
import { awkwardReviews } from './reviews/awkward-reviews.ts';

type Patch = (product: Product, recipe: CatalogRecipe) => Partial<Product>;

const simple: Patch = (product, recipe) => ({
  options: [],
  variants: generateVariants(recipe, product.id, product.sku, []),
  inventory_tracking: 'product',
});

const withOptions =
  (...sizes: readonly number[]): Patch =>
  (product, recipe) => {
    const options = sizes.map((size, place) =>
      toOption(
        product.id,
        place + 1,
        ['Colour', 'Size', 'Length'][place] ?? 'More',
        Array.from({ length: size }, (_, nth) => `${['C', 'S', 'L'][place] ?? 'X'}${nth + 1}`),
      ),
    );
    const variants = generateVariants(recipe, product.id, product.sku, options);
    return { options, variants, inventory_tracking: 'variant' };
  };

const review = (product: Product, nth: number, fields: Partial<Review>): Review => ({
  id: partId(product.id, nth),
  title: 'A title',
  text: 'A text',
  status: 'approved',
  rating: 5,
  email: 'ada.whitfield@example.com',
  name: 'Ada',
  date_created: '2024-05-01T10:00:00Z',
  ...fields,
});

const all =
  (...patches: Patch[]): Patch =>
  (product, recipe) => {
    const sum: Partial<Product> = {};
    for (const patch of patches) Object.assign(sum, patch({ ...product, ...sum }, recipe));
    return sum;
  };

/**
 * The products that go wrong, at ids that never change:
 *
 * | id | what is awkward |
 * |---|---|
 * | 1 | nothing: variants, images, brand, categories, custom fields, sale price, reviews, a video, rules |
 * | 2 | nothing to show but a name and a price |
 * | 3 | 600 variants |
 * | 4 | price hidden, with a label instead |
 * | 5 | HTML, quotes and emoji in the name, a script in the description |
 * | 6 | no images |
 * | 7 | no brand and no category |
 * | 8 | not visible |
 * | 9 | availability disabled |
 * | 10 | pre-order |
 * | 11 | digital, without stock |
 * | 12 | costs nothing |
 * | 13 | sale price above the price |
 * | 14 | 200 custom fields of 255 characters, two of one name |
 * | 15 | only pending reviews: `reviews_count` is 0 |
 * | 16 | `reviews_count` says 3, one review is there |
 * | 17 | no SKU, a product and its variant alike |
 * | 18 | 2,147,483,647 in stock |
 * | 19 | every variant sold out |
 * | 20 | sold on the second storefront only |
 * | 21 | a name of 250 characters |
 * | 22 | 12 images |
 * | 23 | variants with prices of their own, one not for sale |
 * | 24 | Japanese name |
 * | 25 | modifiers, bulk prices and complex rules, no options |
 * | 26 | the reviews of `reviews/awkward-reviews.ts` |
 */
const PATCHES: Record<number, Patch> = {
  1: all(
    () => ({ sku: 'TENT-1' }),
    withOptions(2, 3),
    (product, { channelIds }) => ({
      name: 'Ridge Tent "Classic"',
      price: 249.95,
      sale_price: 199.95,
      retail_price: 279,
      cost_price: 120,
      brand_id: 1,
      categories: [1, 7],
      images: [0, 1, 2].map((nth) => image(product.id, nth)),
      custom_fields: [{ id: partId(1, 0), name: 'Material', value: 'Ripstop nylon' }],
      reviews: [review(product, 0, {}), review(product, 1, { rating: 4, status: 'pending' })],
      reviews_count: 1,
      reviews_rating_sum: 5,
      videos: [{ id: partId(1, 1), title: 'Pitching it', video_id: 'abc123', length: '02:10' }],
      channels: [...channelIds],
    }),
  ),
  2: all(simple, () => ({
    ...{ description: '', images: [], brand_id: 0, categories: [], custom_fields: [] },
    ...{ reviews: [], reviews_count: 0, reviews_rating_sum: 0, sku: 'PLAIN-2' },
  })),
  3: all(withOptions(20, 30), () => ({ name: 'Rope in every colour and length' })),
  4: () => ({ is_price_hidden: true, price_hidden_label: 'Call us', brand_id: 2 }),
  5: () => ({
    name: '<b>Boots</b> & "Socks" 🥾',
    description: '<p>Nice</p><script>alert("x")</script><img src=x onerror=alert(1)>',
  }),
  6: () => ({ images: [] }),
  7: () => ({ brand_id: 0, categories: [] }),
  8: () => ({ is_visible: false }),
  9: () => ({ availability: 'disabled' }),
  10: () => ({ availability: 'preorder', preorder_release_date: '2027-05-01T00:00:00Z' }),
  11: all(simple, () => ({ type: 'digital', weight: 0, inventory_tracking: 'none' })),
  12: all(simple, () => ({ price: 0, sale_price: 0 })),
  13: all(simple, () => ({ price: 10, sale_price: 15 })),
  14: (product) => ({
    custom_fields: Array.from({ length: 200 }, (_, nth) => ({
      id: partId(product.id, nth),
      name: nth < 2 ? 'Twice' : `Field ${nth}`,
      value: 'é'.repeat(255),
    })),
  }),
  15: (product) => ({
    reviews: [review(product, 0, { status: 'pending' })],
    reviews_count: 0,
    reviews_rating_sum: 0,
  }),
  16: (product) => ({
    reviews: [review(product, 0, {})],
    reviews_count: 3,
    reviews_rating_sum: 13,
  }),
  17: all(
    () => ({ sku: '' }),
    simple,
    (product) => ({ variants: product.variants.map((row) => ({ ...row, sku: '' })) }),
  ),
  18: all(simple, (product) => ({
    variants: product.variants.map((row) => ({ ...row, onHand: [2_147_483_647] })),
  })),
  19: all(withOptions(2), (product) => ({
    variants: product.variants.map((row) => ({ ...row, onHand: row.onHand.map(() => 0) })),
  })),
  20: (_product, { channelIds }) => ({ channels: channelIds.slice(1, 2) }),
  21: () => ({ name: 'Very long name '.repeat(17).slice(0, 250) }),
  22: (product) => ({ images: Array.from({ length: 12 }, (_, nth) => image(product.id, nth)) }),
  23: all(withOptions(3), (product) => ({
    price: 50,
    sale_price: 0,
    variants: product.variants.map((row, place) => ({
      ...row,
      price: [45, 60, null][place] ?? null,
      sale_price: place === 1 ? 55 : null,
      purchasing_disabled: place === 2,
    })),
  })),
  24: () => ({ name: '登山用テント' }),
  25: all(simple, ({ id }) => ({
    modifiers: [engraving(id)],
    bulk_pricing_rules: [
      { id: partId(id, 1), quantity_min: 5, quantity_max: 9, type: 'percent', amount: 5 },
      { id: partId(id, 2), quantity_min: 10, quantity_max: 0, type: 'fixed', amount: 12 },
    ],
    complex_rules: [{ id: partId(id, 1), variant_id: variantId(id, 0), adjuster_value: 3.5 }],
  })),
  26: awkwardReviews,
};

export const LAST_AWKWARD_PRODUCT = 26;

export function makeProductAwkward(product: Product, recipe: CatalogRecipe): Product {
  const patch = PATCHES[product.id]?.(product, recipe);
  return { ...product, ...patch };
}
