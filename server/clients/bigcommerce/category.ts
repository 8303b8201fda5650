import { z } from 'zod';
import { TextWire } from './wire.ts';

/** A category of one storefront's tree (reference/bigcommerce.md §6.3). */
export interface Category {
  id: number;
  treeId: number;
  name: string;
  /** A path: its storefront puts its own address before it. */
  path: string;
  /** Its place among its neighbours, smallest first. */
  sortOrder: number;
}

/** A storefront's categories. Each storefront has one tree. */
export interface CategoryTree {
  id: number;
  channelIds: number[];
}

export const CategoryWire = z.object({
  category_id: z.number(),
  tree_id: z.number(),
  name: TextWire,
  url: z.object({ path: TextWire }).nullish(),
  sort_order: z.number().nullish(),
});

export const CategoryTreeWire = z.object({
  id: z.number(),
  channels: z.array(z.number()).nullish(),
});

export function toCategory(wire: z.output<typeof CategoryWire>): Category {
  return {
    id: wire.category_id,
    treeId: wire.tree_id,
    name: wire.name,
    path: wire.url?.path ?? '',
    sortOrder: wire.sort_order ?? 0,
  };
}

export function toCategoryTree({ id, channels }: z.output<typeof CategoryTreeWire>): CategoryTree {
  return { id, channelIds: channels ?? [] };
}
