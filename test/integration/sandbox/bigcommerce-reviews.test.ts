import { expect, test } from 'vitest';
import { SandboxStore } from '../../../sandbox/bigcommerce/sandbox-store.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

/** The product whose reviews go wrong. */
const AWKWARD = 26;

const reviewsOf = (store: SandboxStore) => {
  const { products } = store.shop.catalog;
  return Array.from({ length: products.lastId }, (_, at) => products.get(at + 1).reviews).flat();
};

test('a store of 300 products has two thousand reviews of every mood, the same each time', () => {
  const seed = { hash: 'acme1', name: 'Acme', seed: 1, customers: 1200 };
  const reviews = reviewsOf(new SandboxStore(seed));

  expect(reviews.length).toBeGreaterThan(2000);
  expect(new Set(reviews.map(({ id }) => id)).size).toBe(reviews.length);
  for (const rating of [1, 2, 3, 4, 5]) {
    expect(reviews.filter((one) => one.rating === rating).length).toBeGreaterThan(100);
  }
  expect(reviewsOf(new SandboxStore(seed))).toEqual(reviews);
});

test('reviews are read page by page and by status, with who wrote them and when', async () => {
  await using shop = await openShop();
  const { products } = shop.shop.catalog;
  let id = AWKWARD + 1;
  while (products.get(id).reviews.length < 20) id += 1;
  const held = products.get(id).reviews;

  const second = await shop.get(`/v3/catalog/products/${id}/reviews?limit=5&page=2`);
  const approved = await shop.get(`/v3/catalog/products/${id}/reviews?status=1&limit=250`);
  const product = await shop.get(`/v3/catalog/products/${id}`);

  expect(second.body.data.map((one: { id: number }) => one.id)).toEqual(
    held.slice(5, 10).map((one) => one.id),
  );
  expect(second.body.meta.pagination).toMatchObject({ total: held.length, current_page: 2 });
  expect(Object.keys(second.body.data[0]).sort()).toEqual(
    ['date_created', 'date_modified', 'date_reviewed', 'email', 'id', 'name', 'rating'].concat([
      ...['status', 'text', 'title'],
    ]),
  );
  expect(approved.body.data.every((one: { status: string }) => one.status === 'approved')).toBe(
    true,
  );
  expect(product.body.data).toMatchObject({
    reviews_count: approved.body.data.length,
    reviews_rating_sum: approved.body.data.reduce(
      (sum: number, { rating }: { rating: number }) => sum + rating,
      0,
    ),
  });
});

test('whether those that wait are counted can be switched', async () => {
  await using shop = await openShop();
  const counted = async () =>
    (await shop.get(`/v3/catalog/products/${AWKWARD}`)).body.data.reviews_count;
  const before = await counted();

  shop.bigcommerce.switches.reviewTotalsCount = 'approved-and-pending';

  expect(await counted()).toBe(before + 1);
});

test('one product has the reviews that go wrong, whole', async () => {
  await using shop = await openShop();

  const { body } = await shop.get(`/v3/catalog/products/${AWKWARD}/reviews?limit=250`);

  const texts: string[] = body.data.map((one: { text: string }) => one.text);
  expect(Math.max(...texts.map((text) => text.length))).toBe(50_000);
  expect(texts).toContain('');
  expect(texts.some((text) => /ignore all previous instructions/i.test(text))).toBe(true);
  expect(texts.some((text) => text.includes('<script>'))).toBe(true);
  expect(texts.some((text) => /\p{Script=Arabic}/u.test(text))).toBe(true);
  expect(texts.some((text) => text.includes('@reviewers.example'))).toBe(true);
});

test('the simulator writes many reviews, and approves those that wait', async () => {
  await using shop = await openShop();
  const simulate = async (action: string, body: object) => {
    const path = `${shop.bigcommerce.controlPanelUrl}/_sandbox/stores/acme1/simulate/${action}`;
    const headers = { 'content-type': 'application/json' };
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  };

  await simulate('add-review', { productId: 2, count: 3, rating: 1, text: 'Broke.', name: 'Kim' });
  await simulate('add-review', { productId: 2, isPending: true, title: 'Wait' });
  const waiting = shop.shop.catalog.products.get(2);
  await simulate('approve-reviews', { productId: 2 });

  expect(waiting).toMatchObject({ reviews_count: 3, reviews_rating_sum: 3 });
  expect(waiting.reviews.at(-1)).toMatchObject({ title: 'Wait', status: 'pending' });
  expect(shop.shop.catalog.products.get(2).reviews_count).toBe(4);
});

test('ids stay apart when a review is deleted', async () => {
  await using shop = await openShop();
  const { simulator } = shop.shop;
  const { reviews } = simulator.addReview(2, { text: 'One' });
  simulator.addReview(2, { text: 'Two' });

  simulator.deleteReview(2, reviews[0]?.id ?? 0);
  const left = simulator.addReview(2, { text: 'Three' }).reviews;

  expect(left.map(({ text }) => text)).toEqual(['Two', 'Three']);
  expect(new Set(left.map(({ id }) => id)).size).toBe(2);
});
