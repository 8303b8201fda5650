import type { Settings } from '../../contract/settings.ts';

/**
 * A product is known to Brevo by its own number; orders and carts name it the same way. Two stores therefore need a Brevo
 * account each: Brevo has one catalogue an account.
 */
export function toProductItemId(productId: number): string {
  return String(productId);
}

/** Products and variants are numbered apart from each other, so a variant's number alone could be a product's. */
export function toVariantItemId(variantId: number): string {
  return `v${variantId}`;
}

/**
 * The variant that was sold, or lies in a cart, as the catalogue in Brevo has it. Undefined for a product without options, which has
 * a variant in BigCommerce alone, and where variants are not written.
 */
export function toSoldVariantId(
  variantId: number | null,
  hasOptions: boolean,
  { variants }: Pick<Settings['products'], 'variants'>,
): string | undefined {
  return variants && hasOptions && variantId ? toVariantItemId(variantId) : undefined;
}
