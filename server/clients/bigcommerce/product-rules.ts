import { z } from 'zod';
import { TextWire } from './wire.ts';

/** A choice of the shopper that makes no variant, such as an engraving (reference/bigcommerce.md §6.3). */
export interface Modifier {
  id: number;
  name: string;
  isRequired: boolean;
  /** None where the shopper types. */
  values: { id: number; label: string }[];
}

/** What a choice does to a product. */
export interface ComplexRule {
  /** Shown as it is, in this order. */
  isEnabled: boolean;
  sortOrder: number;
  isNotForSale: boolean;
  isHidden: boolean;
  /** Null where the price stays. */
  price: { isPercentage: boolean; amount: number } | null;
  /** All of them have to be met. */
  conditions: { variantId: number | null; modifierId: number | null; valueId: number | null }[];
}

const LabelWire = z.object({ id: z.number(), label: TextWire });

export const ModifiersWire = z.object({
  id: z.number(),
  modifiers: z
    .array(
      z.object({
        id: z.number(),
        display_name: TextWire,
        required: z.boolean().nullish(),
        option_values: z.array(LabelWire).nullish(),
      }),
    )
    .nullish(),
});

export const ComplexRuleWire = z.object({
  enabled: z.boolean().nullish(),
  sort_order: z.number().nullish(),
  purchasing_disabled: z.boolean().nullish(),
  purchasing_hidden: z.boolean().nullish(),
  // Nothing in it, or not there: the price stays.
  price_adjuster: z
    .object({ adjuster: TextWire, adjuster_value: z.coerce.number().catch(0) })
    .nullish(),
  conditions: z
    .array(
      z.object({
        variant_id: z.number().nullish(),
        modifier_id: z.number().nullish(),
        modifier_value_id: z.number().nullish(),
      }),
    )
    .nullish(),
});

export function toModifiers({ modifiers }: z.output<typeof ModifiersWire>): Modifier[] {
  return (modifiers ?? []).map((wire) => ({
    id: wire.id,
    name: wire.display_name,
    isRequired: wire.required ?? false,
    values: wire.option_values ?? [],
  }));
}

export function toComplexRule(wire: z.output<typeof ComplexRuleWire>): ComplexRule {
  const { price_adjuster: adjuster } = wire;
  return {
    isEnabled: wire.enabled ?? true,
    sortOrder: wire.sort_order ?? 0,
    isNotForSale: wire.purchasing_disabled ?? false,
    isHidden: wire.purchasing_hidden ?? false,
    price: adjuster
      ? { isPercentage: adjuster.adjuster === 'percentage', amount: adjuster.adjuster_value }
      : null,
    conditions: (wire.conditions ?? []).map((one) => ({
      variantId: one.variant_id ?? null,
      modifierId: one.modifier_id ?? null,
      valueId: one.modifier_value_id ?? null,
    })),
  };
}
