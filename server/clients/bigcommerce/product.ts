import { z } from 'zod';
import { TextWire } from './wire.ts';

/** What a store sells. Prices are in the store's currency, as entered: with or without tax, as the store has it. */
export interface Product {
  id: number;
  name: string;
  sku: string;
  /** HTML. */
  description: string;
  /** Null where none is set, as for the sale price: BigCommerce says `""`, null or, for a sale price, 0. */
  price: number | null;
  salePrice: number | null;
  /** The storefront shows no price. */
  isPriceHidden: boolean;
  categoryIds: number[];
  /** Null for none. */
  brandId: number | null;
  /** `none`, `product` or `variant`. */
  inventoryTracking: string;
  inventoryLevel: number;
  isVisible: boolean;
  /** `available`, `disabled` or `preorder`. */
  availability: string;
  /** A path: each storefront puts its own address before it. */
  path: string;
  /** ISO 8601. */
  dateModified: string;
  /** Where it is sold. */
  channelIds: number[];
  images: ProductImage[];
  customFields: CustomField[];
  bulkPrices: BulkPrice[];
  videos: Video[];
  /** Of approved reviews, as the platform counts them; 0 for none. */
  reviewsCount: number;
  /** All their ratings together. */
  reviewsRatingSum: number;
  /** With the base variant, of a product without options. */
  variants: Variant[];
}

export interface ProductImage {
  isThumbnail: boolean;
  sortOrder: number;
  /** 386 pixels wide by default. */
  url: string;
}

export interface CustomField {
  name: string;
  value: string;
}

/** What many of it cost. */
export interface BulkPrice {
  from: number;
  /** 0: without end. */
  to: number;
  /** `price`: so much off each; `percent`: so many per cent off; `fixed`: each costs that. */
  type: string;
  amount: number;
}

export interface Video {
  title: string;
  /** `youtube` is all there is. */
  type: string;
  videoId: string;
}

export interface Variant {
  id: number;
  sku: string;
  /** Null: as the product's. */
  price: number | null;
  salePrice: number | null;
  imageUrl: string;
  inventoryLevel: number;
  /** Empty for the base variant. */
  options: { name: string; label: string }[];
}

/** A number, text that holds one, or nothing. */
const AmountWire = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((amount) => {
    if (amount === null || amount === undefined || amount === '') return null;
    const number = Number(amount);
    return Number.isFinite(number) ? number : null;
  });

const CountWire = z
  .number()
  .nullish()
  .transform((count) => count ?? 0);

const ImageWire = z.object({
  is_thumbnail: z.boolean().nullish(),
  sort_order: CountWire,
  url_standard: TextWire,
  url_zoom: TextWire,
  url_thumbnail: TextWire,
});

const BulkPriceWire = z.object({
  quantity_min: CountWire,
  quantity_max: CountWire,
  type: TextWire,
  amount: AmountWire,
});

const VideoWire = z.object({
  title: TextWire,
  type: TextWire,
  video_id: TextWire,
  sort_order: CountWire,
});

const VariantWire = z.object({
  id: z.number(),
  sku: TextWire,
  price: AmountWire,
  sale_price: AmountWire,
  image_url: TextWire,
  inventory_level: CountWire,
  option_values: z.array(z.object({ option_display_name: TextWire, label: TextWire })).nullish(),
});

// How `include=channels` lists them is not documented.
const ChannelWire = z.union([z.number(), z.object({ channel_id: z.number() })]);

export const ProductWire = z.object({
  id: z.number(),
  name: TextWire,
  sku: TextWire,
  description: TextWire,
  price: AmountWire,
  sale_price: AmountWire,
  is_price_hidden: z.boolean().nullish(),
  categories: z.array(z.number()).nullish(),
  brand_id: z.number().nullish(),
  inventory_tracking: TextWire,
  inventory_level: CountWire,
  is_visible: z.boolean().nullish(),
  availability: TextWire,
  custom_url: z.object({ url: TextWire }).nullish(),
  date_modified: TextWire,
  channels: z.array(ChannelWire).nullish().catch(null),
  images: z.array(ImageWire).nullish(),
  custom_fields: z.array(z.object({ name: TextWire, value: TextWire })).nullish(),
  bulk_pricing_rules: z.array(BulkPriceWire).nullish(),
  videos: z.array(VideoWire).nullish(),
  reviews_count: CountWire,
  reviews_rating_sum: CountWire,
  variants: z.array(VariantWire).nullish(),
});

export function toProduct(wire: z.output<typeof ProductWire>): Product {
  return {
    id: wire.id,
    name: wire.name,
    sku: wire.sku,
    description: wire.description,
    price: wire.price,
    salePrice: wire.sale_price || null,
    isPriceHidden: wire.is_price_hidden ?? false,
    categoryIds: wire.categories ?? [],
    brandId: wire.brand_id || null,
    inventoryTracking: wire.inventory_tracking,
    inventoryLevel: wire.inventory_level,
    isVisible: wire.is_visible ?? true,
    availability: wire.availability,
    path: wire.custom_url?.url ?? '',
    dateModified: wire.date_modified,
    channelIds: (wire.channels ?? []).map((one) =>
      typeof one === 'number' ? one : one.channel_id,
    ),
    images: (wire.images ?? []).map((image) => ({
      isThumbnail: image.is_thumbnail ?? false,
      sortOrder: image.sort_order,
      url: image.url_standard || image.url_zoom || image.url_thumbnail,
    })),
    customFields: wire.custom_fields ?? [],
    bulkPrices: (wire.bulk_pricing_rules ?? []).map(toBulkPrice),
    videos: [...(wire.videos ?? [])]
      .sort((a, b) => a.sort_order - b.sort_order)
      .map(({ title, type, video_id: videoId }) => ({ title, type, videoId })),
    reviewsCount: wire.reviews_count,
    reviewsRatingSum: wire.reviews_rating_sum,
    variants: (wire.variants ?? []).map(toVariant),
  };
}

function toVariant(wire: z.output<typeof VariantWire>): Variant {
  return {
    id: wire.id,
    sku: wire.sku,
    price: wire.price,
    salePrice: wire.sale_price || null,
    imageUrl: wire.image_url,
    inventoryLevel: wire.inventory_level,
    options: (wire.option_values ?? []).map(({ option_display_name: name, label }) => ({
      name,
      label,
    })),
  };
}

function toBulkPrice(wire: z.output<typeof BulkPriceWire>): BulkPrice {
  const { quantity_min: from, quantity_max: to, type } = wire;
  return { from, to, type, amount: wire.amount ?? 0 };
}
