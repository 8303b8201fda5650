import type { Product, Variant } from '../../clients/bigcommerce/product.ts';
import type { BrevoProduct } from '../../clients/brevo/catalogue-item.ts';
import type { StorefrontUrls } from '../catalogue/storefront-urls.ts';
import { detailFields, metafieldFields } from './detail-fields.ts';
import { toProductItemId, toVariantItemId } from './item-ids.ts';
import { toMetaInfo } from './meta-info.ts';
import { toPlainText } from './plain-text.ts';
import { type DetailChoices, NO_DETAIL, type ProductDetail } from './product-detail.ts';

/** What a mapping needs to know beside the product. */
export interface ProductMapping {
  urls: StorefrontUrls;
  brandNames: ReadonlyMap<number, string>;
  choices: DetailChoices;
}

/** A product as Brevo takes it, and whether it takes all of it. */
export interface MappedProduct {
  items: BrevoProduct[];
  /** Some of what would be in `metaInfo` is more than Brevo takes, and was left out (`toMetaInfo`). */
  isCut: boolean;
}

/**
 * A product, and each of its variants as a product of its own below it; one without options has none. Pure.
 *
 * All products are written, also those that are invisible or not for sale: orders, carts and feeds refer to them, and
 * `metaInfo` says which they are. Only deletion in the store deletes in Brevo. Prices are as the store's owner entered
 * them, never calculated ones, which may have tax added; a sale price counts if it is lower. A hidden price is not sent.
 * The name is sent to the letter, HTML and all, as the store itself shows it.
 */
export function toBrevoProducts(
  product: Product,
  mapping: ProductMapping,
  detail: ProductDetail = NO_DETAIL,
): MappedProduct {
  const { urls, brandNames, choices } = mapping;
  const shared = {
    url: urls.find(product.channelIds, product.path),
    categories: product.categoryIds.map(String),
    brand: (product.brandId && brandNames.get(product.brandId)?.trim()) || undefined,
    isDeleted: false,
  };
  const known = toMetaInfo(
    [
      ['availability', product.availability],
      ['visibility', product.isVisible ? 'visible' : 'hidden'],
      ...detailFields(product, detail, choices),
    ],
    [
      ...(choices.customFields ? product.customFields : []).map(
        ({ name, value }) => [name, value] as const,
      ),
      ...metafieldFields(detail, choices),
    ],
  );
  const base: BrevoProduct = {
    id: toProductItemId(product.id),
    name: product.name.trim(),
    ...shared,
    imageUrl: choices.images ? thumbnailOf(product) : undefined,
    sku: product.sku.trim() || undefined,
    ...pricesOf(product, product),
    description: toPlainText(product.description) || undefined,
    stock: stockOf(product),
    metaInfo: known.metaInfo,
  };
  const variants = choices.variants ? product.variants.filter(({ options }) => options.length) : [];
  const below = variants.map((variant): BrevoProduct => {
    const labels = variant.options.map(({ label }) => label.trim()).filter(Boolean);
    const options = variant.options.map(({ name, label }) => [name, label] as const);
    return {
      id: toVariantItemId(variant.id),
      name: labels.length > 0 ? `${base.name} – ${labels.join(' / ')}` : base.name,
      ...shared,
      parentId: base.id,
      imageUrl: choices.images ? (takenImage(variant.imageUrl) ?? base.imageUrl) : undefined,
      sku: variant.sku.trim() || undefined,
      ...pricesOf(product, withInherited(variant, product)),
      stock: product.inventoryTracking === 'variant' ? count(variant.inventoryLevel) : undefined,
      metaInfo: toMetaInfo([], options).metaInfo,
    };
  });
  return { items: [base, ...below], isCut: known.isCut };
}

type Prices = Pick<Product, 'price' | 'salePrice'>;

/** A variant without a price of its own follows its product, sale and all. */
function withInherited({ price, salePrice }: Variant, product: Product): Prices {
  return {
    price: price ?? product.price,
    salePrice: salePrice ?? (price === null ? product.salePrice : null),
  };
}

function pricesOf(
  { isPriceHidden }: Product,
  { price, salePrice }: Prices,
): Pick<BrevoProduct, 'price' | 'alternativePrice'> {
  if (isPriceHidden || price === null) return {};
  const isOnSale = salePrice !== null && salePrice > 0 && salePrice < price;
  return isOnSale ? { price, alternativePrice: salePrice } : { price };
}

/** Undefined where the store does not count. */
function stockOf({ inventoryTracking, inventoryLevel, variants }: Product): number | undefined {
  if (inventoryTracking === 'product') return count(inventoryLevel);
  if (inventoryTracking !== 'variant') return undefined;
  if (variants.length === 0) return count(inventoryLevel);
  return variants.reduce((sum, variant) => sum + count(variant.inventoryLevel), 0);
}

/** Oversold is sold out. */
function count(level: number): number {
  return Math.max(0, level);
}

function thumbnailOf({ images }: Product): string | undefined {
  const inOrder = [...images].sort(
    (a, b) => Number(b.isThumbnail) - Number(a.isThumbnail) || a.sortOrder - b.sortOrder,
  );
  for (const { url } of inOrder) if (takenImage(url)) return url;
  return undefined;
}

/** Brevo fetches images itself, and takes jpeg, png, bmp, gif and webp alone (reference/brevo.md §3.2). */
function takenImage(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return /\.(svg|avif|heic|tiff?|ico|pdf)$/i.test(new URL(url).pathname) ? undefined : url;
}
