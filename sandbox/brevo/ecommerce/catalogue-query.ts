import { invalid } from '../brevo-error.ts';
import { readMoment, readPage, readTexts } from '../exchange.ts';
import type { Category } from './category.ts';
import type { Product } from './product.ts';

type Query = Record<string, unknown>;
type Test<T> = (item: T) => boolean;

/** `GET /products` (reference §3.2): pages of at most 1000, newest first. */
export function listProducts(products: Iterable<Product>, query: Query) {
  const page = readPage(query, { limit: 50, max: 1000 });
  const categories = readTexts(query, 'categories');
  const tests: Test<Product>[] = [
    ...commonTests(query),
    ...priceTests(query, 'price'),
    ...priceTests(query, 'alternativePrice'),
    ...(categories
      ? [(one: Product) => categories.some((id) => one.categories?.includes(id))]
      : []),
  ];
  const found = [...products].filter((product) => tests.every((test) => test(product)));
  const sorted = bySearch(inOrder(found, query, page.sort), query);
  return { products: sorted.slice(page.offset, page.offset + page.limit), count: sorted.length };
}

/** `GET /categories` (reference §3.3): pages of at most 100. */
export function listCategories(categories: Iterable<Category>, query: Query) {
  const page = readPage(query, { limit: 50, max: 100 });
  const tests = commonTests(query);
  const found = [...categories].filter((category) => tests.every((test) => test(category)));
  const sorted = inOrder(found, {}, page.sort);
  return { categories: sorted.slice(page.offset, page.offset + page.limit), count: sorted.length };
}

function commonTests(query: Query): Test<Product | Category>[] {
  const tests: Test<Product | Category>[] = [];
  const ids = readTexts(query, 'ids');
  if (ids) tests.push(({ id }) => ids.includes(id));
  const { name, isDeleted } = query;
  if (name !== undefined) {
    if (typeof name !== 'string' || name.length < 3) {
      throw invalid('name should have at least 3 characters');
    }
    tests.push((item) => item.name.toLowerCase().includes(name.toLowerCase()));
  }
  if (isDeleted === 'false') tests.push((item) => !item.isDeleted);
  const modifiedSince = readMoment(query, 'modifiedSince');
  const createdSince = readMoment(query, 'createdSince');
  if (modifiedSince !== undefined) tests.push(({ modifiedAt }) => modifiedAt >= modifiedSince);
  if (createdSince !== undefined) tests.push(({ createdAt }) => createdAt >= createdSince);
  return tests;
}

const COMPARE: Record<string, (one: number, other: number) => boolean> = {
  lte: (one, other) => one <= other,
  gte: (one, other) => one >= other,
  lt: (one, other) => one < other,
  gt: (one, other) => one > other,
  eq: (one, other) => one === other,
  ne: (one, other) => one !== other,
};

/** `price[lte]=20`; a product without that price matches none. */
function priceTests(query: Query, field: 'price' | 'alternativePrice'): Test<Product>[] {
  return Object.entries(COMPARE).flatMap(([operator, compare]) => {
    const text = query[`${field}[${operator}]`];
    if (text === undefined) return [];
    const wanted = Number(text);
    if (Number.isNaN(wanted)) throw invalid(`${field} should be a number`);
    return [({ [field]: price }: Product) => price !== undefined && compare(price, wanted)];
  });
}

/** By creation, or by the field that `sortByField` names. */
function inOrder<T extends Product | Category>(
  items: T[],
  { sortByField = 'created_at' }: Query,
  sort: 'asc' | 'desc',
): T[] {
  const key = SORT_KEYS[String(sortByField)];
  if (!key) throw invalid('sortByField is not valid');
  const sorted = items.toSorted((a, b) => {
    const [one, other] = [key(a as Product), key(b as Product)];
    return one < other ? -1 : Number(one > other);
  });
  return sort === 'asc' ? sorted : sorted.reverse();
}

const SORT_KEYS: Record<string, ((item: Product) => string | number) | undefined> = {
  created_at: ({ createdAt }) => createdAt,
  name: ({ name }) => name,
  price: ({ price = 0 }) => price,
  id: ({ id }) => id,
};

/** Exact SKU before the beginning of an SKU before name before id. */
function bySearch(products: Product[], { search }: Query): Product[] {
  if (search === undefined) return products;
  const wanted = String(search).toLowerCase();
  const rank = ({ sku = '', name, id }: Product) =>
    [
      sku.toLowerCase() === wanted,
      sku.toLowerCase().startsWith(wanted),
      name.toLowerCase().includes(wanted),
      id.toLowerCase().includes(wanted),
    ].indexOf(true);
  return products
    .filter((product) => rank(product) >= 0)
    .toSorted((one, other) => rank(one) - rank(other));
}
