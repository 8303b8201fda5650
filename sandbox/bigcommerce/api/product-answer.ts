import { hasOptions, type Product, priceOf, type Variant } from '../shop/catalog/product.ts';
import { availableToSell, LOCATIONS, type Location } from '../shop/locations.ts';
import type { Switches } from '../switches.ts';

export const PRODUCT_INCLUDES = [
  ...([
    'bulk_pricing_rules',
    'channels',
    'custom_fields',
    'images',
    'modifiers',
    'options',
  ] as const),
  ...(['parent_relations', 'primary_image', 'reviews', 'variants', 'videos'] as const),
] as const;
export type ProductInclude = (typeof PRODUCT_INCLUDES)[number];

/** How an answer counts stock: the first locations of all stores, unless told which. */
export type Counting = Switches & { places?: readonly Location[] };

/** A product as `GET /v3/catalog/products` shows it, with the parts that were asked for (reference §6.3). */
export function toProductAnswer(
  product: Product,
  include: readonly ProductInclude[],
  switches: Counting,
) {
  const { url, images, videos, custom_fields, options, modifiers, variants, ...rest } = product;
  const { bulk_pricing_rules, complex_rules: _rules, reviews, channels, ...fields } = rest;
  const has = (name: ProductInclude) => include.includes(name);
  const [primary] = images;
  return {
    ...fields,
    ...reviewTotals(product, switches),
    ...UNUSED,
    date_last_imported: '',
    calculated_price: priceOf(product),
    inventory_level: productLevel(product, switches),
    option_set_id: hasOptions(product) ? product.id : null,
    base_variant_id: hasOptions(product) ? null : (variants[0]?.id ?? null),
    is_preorder_only: product.availability === 'preorder',
    custom_url: { url, is_customized: false },
    ...(has('images') && { images: images.map((image) => toImage(product, image)) }),
    ...(has('primary_image') && { primary_image: primary ? toImage(product, primary) : null }),
    ...(has('videos') && { videos: videos.map((video) => toVideo(product, video)) }),
    ...(has('custom_fields') && { custom_fields }),
    ...(has('bulk_pricing_rules') && { bulk_pricing_rules }),
    ...(has('options') && { options: toOptions(product) }),
    ...(has('modifiers') && { modifiers: toModifiers(product) }),
    ...(has('variants') && {
      variants: variants.map((variant) => toVariantAnswer(product, variant, switches)),
    }),
    ...(has('reviews') && {
      reviews: reviews
        .filter(({ status }) => switches.includedReviews === 'all' || status === 'approved')
        .map((review) => toReview(review)),
    }),
    ...(has('channels') && { channels: channels.map((channel_id) => ({ channel_id })) }),
    ...(has('parent_relations') && { parent_relations: [] }),
  };
}

/** The product's own totals, which may disagree with its reviews (reference §8.7), and whether they count those that wait. */
function reviewTotals(
  { reviews, reviews_count, reviews_rating_sum }: Product,
  { reviewTotalsCount }: Switches,
) {
  const counted = reviewTotalsCount === 'approved' ? [] : reviews.filter(isPending);
  return {
    reviews_count: reviews_count + counted.length,
    reviews_rating_sum: reviews_rating_sum + counted.reduce((sum, { rating }) => sum + rating, 0),
  };
}

const isPending = ({ status }: Product['reviews'][number]) => status === 'pending';

/** Fields that nothing here depends on, always as an untouched product has them. */
const UNUSED = {
  ...{ width: 0, depth: 0, height: 0, map_price: 0, tax_class_id: 0, product_tax_code: '' },
  ...{ option_set_display: 'right', fixed_cost_shipping_price: 0, is_free_shipping: false },
  ...{ related_products: [-1], warranty: '', bin_picking_number: '', layout_file: '' },
  ...{ mpn: '', gtin: '', availability_description: '', gift_wrapping_options_type: 'any' },
  ...{ gift_wrapping_options_list: [], sort_order: 0, is_condition_shown: false },
  ...{ order_quantity_minimum: 0, order_quantity_maximum: 0, meta_keywords: [] },
  ...{ meta_description: '', view_count: 0, preorder_message: '' },
  ...{ open_graph_type: 'product', open_graph_title: '', open_graph_description: '' },
  ...{ open_graph_use_meta_description: true, open_graph_use_product_name: true },
  open_graph_use_image: true,
};

export function variantLevel(
  { onHand }: Variant,
  { inventoryLevelMeans, places = LOCATIONS }: Counting,
): number {
  const counted = inventoryLevelMeans === 'default-location' ? places.slice(0, 1) : places;
  return counted.reduce((sum, place, at) => sum + availableToSell(onHand[at] ?? 0, place), 0);
}

/** 0 where stock is not tracked. */
export function productLevel(product: Product, switches: Counting): number {
  if (product.inventory_tracking === 'none') return 0;
  return product.variants.reduce((sum, variant) => sum + variantLevel(variant, switches), 0);
}

export function toVariantAnswer(product: Product, variant: Variant, switches: Counting) {
  const { onHand: _onHand, ...fields } = variant;
  return {
    ...fields,
    product_id: product.id,
    sku_id: hasOptions(product) ? variant.id : null,
    retail_price: null,
    cost_price: null,
    map_price: null,
    calculated_price: priceOf(product, variant),
    weight: null,
    calculated_weight: product.weight,
    width: null,
    height: null,
    depth: null,
    fixed_cost_shipping_price: null,
    is_free_shipping: false,
    mpn: '',
    gtin: '',
    bin_picking_number: '',
    purchasing_disabled_message: variant.purchasing_disabled ? 'Not for sale at present.' : '',
    inventory_level: product.inventory_tracking === 'none' ? 0 : variantLevel(variant, switches),
    inventory_warning_level: product.inventory_warning_level,
  };
}

export function toImage({ id }: Product, { url, ...image }: Product['images'][number]) {
  const sized = (size: string) => url.replace(/\.jpg$/, `.${size}.jpg`);
  return {
    ...image,
    product_id: id,
    image_file: url.replace(/^https:\/\/[^/]+\//, ''),
    url_zoom: sized('1280'),
    url_standard: sized('386'),
    url_thumbnail: sized('220'),
    url_tiny: sized('44'),
    date_modified: '2024-01-10T08:00:00+00:00',
  };
}

export function toVideo({ id }: Product, video: Product['videos'][number]) {
  return { ...video, product_id: id, description: '', sort_order: 0, type: 'youtube' };
}

export function toReview(review: Product['reviews'][number]) {
  const { date_created } = review;
  return { ...review, date_reviewed: date_created, date_modified: date_created };
}

export function toOptions({ id, options }: Product) {
  return options.map(({ values, ...option }, sort_order) => ({
    ...option,
    product_id: id,
    name: `${option.display_name}${option.id}`,
    sort_order,
    config: [],
    option_values: values.map((value, place) => ({
      ...{ ...value, sort_order: place, value_data: null, is_default: place === 0 },
    })),
  }));
}

export function toModifiers({ id, modifiers }: Product) {
  return modifiers.map(({ values, ...modifier }, sort_order) => ({
    ...modifier,
    product_id: id,
    name: `${modifier.display_name}${modifier.id}`,
    sort_order,
    config: {},
    option_values: values.map((value, place) => ({
      ...{ ...value, option_id: modifier.id, sort_order: place, is_default: place === 0 },
      value_data: null,
      adjusters: {
        price: place === 0 ? null : { adjuster: 'relative', adjuster_value: 4.5 },
        weight: null,
        image_url: '',
        purchasing_disabled: { status: false, message: '' },
      },
    })),
  }));
}

export function toComplexRules({ id, complex_rules }: Product) {
  return complex_rules.map(({ variant_id, adjuster_value, ...rule }, sort_order) => ({
    ...rule,
    product_id: id,
    sort_order,
    ...{ enabled: true, stop: false, purchasing_disabled: false, purchasing_hidden: false },
    purchasing_disabled_message: '',
    image_url: '',
    price_adjuster: { adjuster: 'relative', adjuster_value },
    weight_adjuster: null,
    conditions: [
      {
        ...{ id: rule.id, rule_id: rule.id, modifier_id: null, modifier_value_id: null },
        ...{ variant_id, combination_id: null },
      },
    ],
  }));
}
