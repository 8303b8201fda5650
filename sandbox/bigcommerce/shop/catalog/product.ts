export interface ProductImage {
  id: number;
  is_thumbnail: boolean;
  sort_order: number;
  description: string;
  url: string;
}

export interface OptionValue {
  id: number;
  label: string;
}

export interface ProductOption {
  id: number;
  display_name: string;
  type: 'rectangles' | 'swatch' | 'dropdown' | 'checkbox' | 'text';
  values: OptionValue[];
}

export interface Modifier extends ProductOption {
  required: boolean;
}

export interface Variant {
  id: number;
  sku: string;
  /** Null: as the product's. */
  price: number | null;
  sale_price: number | null;
  upc: string;
  image_url: string;
  purchasing_disabled: boolean;
  /** Units on hand at each of the store's locations, in their order. */
  onHand: number[];
  option_values: { id: number; label: string; option_id: number; option_display_name: string }[];
}

export interface Review {
  id: number;
  title: string;
  text: string;
  status: 'approved' | 'pending' | 'disapproved';
  rating: number;
  email: string;
  name: string;
  date_created: string;
}

export interface BulkPricingRule {
  id: number;
  quantity_min: number;
  /** 0: no upper bound. */
  quantity_max: number;
  type: 'price' | 'percent' | 'fixed';
  amount: number;
}

/** Everything a store knows of a product (reference §6.3). What of it an answer shows is the API's business. */
export interface Product {
  id: number;
  name: string;
  type: 'physical' | 'digital';
  sku: string;
  /** HTML. */
  description: string;
  weight: number;
  price: number;
  /** 0: unset, as for the next two. */
  cost_price: number;
  retail_price: number;
  sale_price: number;
  categories: number[];
  /** 0: none. */
  brand_id: number;
  inventory_tracking: 'none' | 'product' | 'variant';
  inventory_warning_level: number;
  total_sold: number;
  is_visible: boolean;
  is_featured: boolean;
  availability: 'available' | 'disabled' | 'preorder';
  preorder_release_date: string | null;
  condition: 'New' | 'Used' | 'Refurbished';
  upc: string;
  search_keywords: string;
  page_title: string;
  is_price_hidden: boolean;
  price_hidden_label: string;
  /** A path; each storefront puts its own address before it. */
  url: string;
  /** Of approved reviews, by the platform's own count, which may disagree with them (reference §8.7). */
  reviews_count: number;
  reviews_rating_sum: number;
  date_created: string;
  date_modified: string;
  images: ProductImage[];
  videos: { id: number; title: string; video_id: string; length: string }[];
  custom_fields: { id: number; name: string; value: string }[];
  options: ProductOption[];
  modifiers: Modifier[];
  /** Never empty: a product without options has its base variant. */
  variants: Variant[];
  bulk_pricing_rules: BulkPricingRule[];
  /** Ids of variants that a rule hides or makes dearer. */
  complex_rules: { id: number; variant_id: number | null; adjuster_value: number }[];
  reviews: Review[];
  /** Where it is sold. */
  channels: number[];
}

/** Ids of what belongs to a product are made from the product's, so that they need not be kept anywhere. */
export const VARIANTS_EACH = 1000;

export function variantId(productId: number, nth: number): number {
  return productId * VARIANTS_EACH + nth;
}

export function productOfVariant(id: number): number {
  return Math.floor(id / VARIANTS_EACH);
}

export function partId(productId: number, nth: number): number {
  return productId * 256 + nth;
}

export function hasOptions(product: Product): boolean {
  return product.options.length > 0;
}

export function getVariant(product: Product, id: number): Variant {
  const variant = product.variants.find((candidate) => candidate.id === id);
  if (!variant) throw new Error(`Product ${product.id} has no variant ${id}.`);
  return variant;
}

/** What a shopper pays for one, before tax. */
export function priceOf(product: Product, variant?: Variant): number {
  const price = variant?.price ?? product.price;
  const sale = variant?.sale_price ?? (variant?.price == null ? product.sale_price : 0);
  return sale > 0 ? Math.min(sale, price) : price;
}
