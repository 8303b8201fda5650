import { z } from 'zod';
import { TextWire } from './wire.ts';

export interface CustomerGroup {
  id: number;
  name: string;
  isDefault: boolean;
  /** Given to people who are not logged in. */
  isForGuests: boolean;
}

/** A custom field that an app or the merchant defined; a store has 50 at most. */
export interface CustomerAttribute {
  id: number;
  name: string;
  /** `string`, `number` or `date`; values are always text. */
  type: string;
}

export const CustomerGroupWire = z.object({
  id: z.number(),
  name: TextWire,
  is_default: z.boolean().nullish(),
  is_group_for_guests: z.boolean().nullish(),
});

export const CustomerAttributeWire = z.object({ id: z.number(), name: TextWire, type: TextWire });

export function toCustomerGroup(wire: z.output<typeof CustomerGroupWire>): CustomerGroup {
  return {
    id: wire.id,
    name: wire.name,
    isDefault: wire.is_default ?? false,
    isForGuests: wire.is_group_for_guests ?? false,
  };
}

export function toCustomerAttribute(
  wire: z.output<typeof CustomerAttributeWire>,
): CustomerAttribute {
  return { ...wire };
}
