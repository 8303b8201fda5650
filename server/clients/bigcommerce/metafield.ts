import { z } from 'zod';
import { TextWire } from './wire.ts';

/** What a record can carry that apps note down (reference/bigcommerce.md §6.3). */
export interface Metafield {
  id: number;
  /** Of the product or category it belongs to. */
  ownerId: number;
  namespace: string;
  key: string;
  value: string;
}

export const MetafieldWire = z.object({
  id: z.number(),
  resource_id: z.coerce.number(),
  namespace: TextWire,
  key: TextWire,
  value: TextWire,
});

export function toMetafield(wire: z.output<typeof MetafieldWire>): Metafield {
  const { id, resource_id: ownerId, namespace, key, value } = wire;
  return { id, ownerId, namespace, key, value };
}
