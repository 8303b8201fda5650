import type { Metafield } from '../../clients/bigcommerce/metafield.ts';
import type { ComplexRule, Modifier } from '../../clients/bigcommerce/product-rules.ts';
import type { Settings } from '../../contract/settings.ts';
import type { StorefrontDetail } from './storefront-detail.ts';

/** What a merchant can switch on about a product, and is not part of the product as it is read. */
export interface ProductDetail {
  modifiers: readonly Modifier[];
  complexRules: readonly ComplexRule[];
  metafields: readonly Metafield[];
  /** Those that still exist, in the order of the product's own list. */
  categories: readonly CategoryDetail[];
  /** By channel id. */
  storefronts: readonly StorefrontDetail[];
}

export interface CategoryDetail {
  name: string;
  sortOrder: number;
  metafields: readonly Metafield[];
}

export const NO_DETAIL: ProductDetail = {
  ...{ modifiers: [], complexRules: [], metafields: [], categories: [], storefronts: [] },
};

/** The switches that decide what is read and written of a product. */
export type DetailChoices = Settings['products'] & {
  categoryMetafields: boolean;
  categorySortOrder: boolean;
};

export function toDetailChoices({
  products,
  categories,
}: Pick<Settings, 'products' | 'categories'>): DetailChoices {
  return {
    ...products,
    categoryMetafields: categories.metafields,
    categorySortOrder: categories.sortOrder,
  };
}
