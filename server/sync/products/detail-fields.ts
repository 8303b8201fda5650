import type { Metafield } from '../../clients/bigcommerce/metafield.ts';
import type { BulkPrice, Product } from '../../clients/bigcommerce/product.ts';
import { complexRulesInWords } from './complex-rules-in-words.ts';
import type { Field } from './meta-info.ts';
import type { DetailChoices, ProductDetail } from './product-detail.ts';

const VIDEO = 'https://www.youtube.com/watch?v=';

/** Pure. The fields of a product that have names of ours, the most wanted first. What is empty has none. */
export function detailFields(
  product: Product,
  { modifiers, complexRules, categories, storefronts }: ProductDetail,
  choices: DetailChoices,
): Field[] {
  const fields: Field[] = [];
  const { reviewsCount, reviewsRatingSum } = product;
  if (choices.reviewsSummary) {
    fields.push(['reviews_count', reviewsCount]);
    if (reviewsCount > 0)
      fields.push(['reviews_average', Math.round((100 * reviewsRatingSum) / reviewsCount) / 100]);
  }
  // A hidden price is not told in another way either.
  if (choices.bulkPricing && !product.isPriceHidden)
    fields.push(['bulk_pricing', product.bulkPrices.map(bulkPriceInWords).join('; ')]);
  if (choices.complexRules)
    fields.push(['complex_rules', complexRulesInWords(complexRules, product, modifiers)]);
  if (choices.options) fields.push(['options', optionsInWords(product)]);
  if (choices.modifiers)
    fields.push([
      'modifiers',
      modifiers
        .map(({ name, isRequired, values }) =>
          named(isRequired ? `${name} (required)` : name, values),
        )
        .join('; '),
    ]);
  if (choices.videos)
    fields.push(['videos', product.videos.map(({ videoId }) => VIDEO + videoId).join(' ')]);
  if (choices.categoryAssignments)
    fields.push(['category_names', categories.map(({ name }) => name).join(', ')]);
  if (choices.categorySortOrder)
    fields.push([
      'category_sort_order',
      categories.map(({ name, sortOrder }) => `${name}: ${sortOrder}`).join(', '),
    ]);
  // Last of ours: with many storefronts they are many.
  if (choices.storefrontDetail)
    for (const { channelId, url, price } of storefronts)
      fields.push([`url_${channelId}`, url], [`price_${channelId}`, price ?? '']);
  return fields;
}

/** Pure. Metafields of the product, then those of its categories, by namespace and key. */
export function metafieldFields(
  { metafields, categories }: ProductDetail,
  choices: DetailChoices,
): Field[] {
  const nameOf = ({ namespace, key }: Metafield) => `${namespace}.${key}`;
  const ofCategories = categories.flatMap((category) => category.metafields);
  return [
    ...(choices.metafields ? metafields : []).map((one): Field => [nameOf(one), one.value]),
    ...(choices.categoryMetafields ? ofCategories : []).map(
      (one): Field => [`category.${nameOf(one)}`, one.value],
    ),
  ];
}

function bulkPriceInWords({ from, to, type, amount }: BulkPrice): string {
  const count = to > 0 ? `${from}–${to}` : `${from}+`;
  if (type === 'percent') return `${count}: ${amount} % off`;
  return type === 'fixed' ? `${count}: ${amount} each` : `${count}: ${amount} off each`;
}

/** As its variants have them, each with the values that a shopper can choose. */
function optionsInWords({ variants }: Product): string {
  const options = new Map<string, Set<string>>();
  for (const { name, label } of variants.flatMap((variant) => variant.options))
    options.set(name, (options.get(name) ?? new Set()).add(label));
  return [...options]
    .map(([name, labels]) =>
      named(
        name,
        [...labels].map((label) => ({ label })),
      ),
    )
    .join('; ');
}

function named(name: string, values: readonly { label: string }[]): string {
  if (values.length === 0) return name;
  return `${name}: ${values.map(({ label }) => label).join(', ')}`;
}
