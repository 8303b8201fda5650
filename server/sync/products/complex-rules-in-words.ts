import type { Product } from '../../clients/bigcommerce/product.ts';
import type { ComplexRule, Modifier } from '../../clients/bigcommerce/product-rules.ts';

/** Pure. Each rule that is in force and does something a shopper notices: `Engraving = Initials: +4.5`. */
export function complexRulesInWords(
  rules: readonly ComplexRule[],
  product: Pick<Product, 'variants' | 'isPriceHidden'>,
  modifiers: readonly Modifier[],
): string {
  return [...rules]
    .filter(({ isEnabled }) => isEnabled)
    .sort((a, b) => a.sortOrder - b.sortOrder)
    .flatMap((rule) => {
      const effects = effectsOf(rule, product.isPriceHidden);
      if (effects.length === 0) return [];
      const conditions = rule.conditions.map((one) => conditionInWords(one, product, modifiers));
      const when = conditions.length > 0 ? conditions.join(' and ') : 'always';
      return [`${when}: ${effects.join(', ')}`];
    })
    .join('; ');
}

function effectsOf({ price, isNotForSale, isHidden }: ComplexRule, isPriceHidden: boolean) {
  const effects: string[] = [];
  if (price && price.amount !== 0 && !isPriceHidden)
    effects.push(`${price.amount > 0 ? '+' : ''}${price.amount}${price.isPercentage ? ' %' : ''}`);
  if (isNotForSale) effects.push('not for sale');
  if (isHidden) effects.push('hidden');
  return effects;
}

function conditionInWords(
  { variantId, modifierId, valueId }: ComplexRule['conditions'][number],
  { variants }: Pick<Product, 'variants'>,
  modifiers: readonly Modifier[],
): string {
  if (variantId !== null) {
    const variant = variants.find(({ id }) => id === variantId);
    const labels = variant?.options.map(({ label }) => label).join(' / ');
    return labels || variant?.sku || `variant ${variantId}`;
  }
  const modifier = modifiers.find(({ id }) => id === modifierId);
  if (!modifier) return `modifier ${modifierId ?? '?'}`;
  const value = modifier.values.find(({ id }) => id === valueId);
  return value ? `${modifier.name} = ${value.label}` : modifier.name;
}
