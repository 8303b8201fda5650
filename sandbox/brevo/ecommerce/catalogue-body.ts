import { z } from 'zod';
import { BrevoError, invalid, missing, outOfRange, parseBody } from '../brevo-error.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { CategoryFields } from './category.ts';
import type { ProductFields } from './product.ts';

/** UTC date-time, with or without fractions of a second. */
export const Moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

const Address = z.url({ protocol: /^https?$/ });

const CategoryItem = z.object({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  url: Address.optional(),
  isDeleted: z.boolean().optional(),
  deletedAt: Moment.optional(),
});

const ProductItem = CategoryItem.extend({
  imageUrl: Address.optional(),
  sku: z.string().optional(),
  price: z.number().optional(),
  alternativePrice: z.number().optional(),
  categories: z.array(z.string()).optional(),
  parentId: z.string().optional(),
  brand: z.string().optional(),
  description: z.string().optional(),
  stock: z.number().optional(),
  metaInfo: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

const updateEnabled = z.boolean().default(false);

/** What a single or batch write was asked: the items, and whether those that exist may be changed. */
export interface CatalogueWrite<T> {
  items: T[];
  updateEnabled: boolean;
}

/** `POST /products` (reference §3.2). */
export function readProduct(body: unknown): CatalogueWrite<ProductFields> {
  const { updateEnabled: may, ...item } = parseBody(ProductItem.extend({ updateEnabled }), body);
  return { items: [item], updateEnabled: may };
}

/** `POST /products/batch`: an id that comes twice refuses the whole. */
export function readProducts(
  body: unknown,
  { productBatchMax }: BrevoSwitches,
): CatalogueWrite<ProductFields> {
  const schema = z.object({ products: z.array(ProductItem), updateEnabled });
  const { products, updateEnabled: may } = parseBody(schema, body);
  requireBatch('products', products, may ? productBatchMax : 100);
  return { items: products, updateEnabled: may };
}

/** `POST /categories` (reference §3.3). */
export function readCategory(body: unknown): CatalogueWrite<CategoryFields> {
  const schema = CategoryItem.extend({ updateEnabled });
  const { updateEnabled: may, ...item } = parseBody(schema, body);
  return { items: [item], updateEnabled: may };
}

/** `POST /categories/batch`. */
export function readCategories(body: unknown): CatalogueWrite<CategoryFields> {
  const schema = z.object({ categories: z.array(CategoryItem), updateEnabled });
  const { categories, updateEnabled: may } = parseBody(schema, body);
  requireBatch('categories', categories, 100);
  return { items: categories, updateEnabled: may };
}

/** Refuses what exists and may not be changed, and what lacks a name. Nothing is written if one item is refused. */
export function requireWritable(
  { items, updateEnabled: may }: CatalogueWrite<{ id: string; name?: string }>,
  held: ReadonlyMap<string, unknown>,
  { what, nameOnUpdate }: { what: string; nameOnUpdate: 'required' | 'optional' },
): void {
  for (const { id, name } of items) {
    if (held.has(id) && !may) {
      throw new BrevoError(400, 'duplicate_parameter', `${what} ID ${id} already exists`);
    }
    if (name === undefined && (nameOnUpdate === 'required' || !held.has(id))) {
      throw missing('name is missing');
    }
  }
}

/** `metaInfo` at most 20 keys and 20,000 characters, or 1000 KB, as an older text has it (reference §3.2). */
export function requireMetaInfo({ metaInfo }: ProductFields, { metaInfoMax }: BrevoSwitches): void {
  if (!metaInfo) return;
  const text = JSON.stringify(metaInfo);
  if (metaInfoMax === '1000-kilobytes') {
    if (Buffer.byteLength(text) > 1_000_000) throw outOfRange('metaInfo exceeds 1000 KB');
    return;
  }
  if (Object.keys(metaInfo).length > 20) throw outOfRange('metaInfo exceeds 20 keys');
  if (text.length > 20_000) throw outOfRange('metaInfo exceeds 20000 characters');
}

function requireBatch(name: string, items: { id: string }[], max: number): void {
  if (items.length === 0) throw missing(`${name} is missing`);
  if (items.length > max) throw outOfRange(`Pass at most ${max} ${name}`);
  const twice = items.find(({ id }, at) => items.findIndex((other) => other.id === id) !== at);
  if (twice) throw invalid(`Duplicate id ${twice.id} in ${name}`);
}
