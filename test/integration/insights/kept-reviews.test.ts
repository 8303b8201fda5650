import { expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import { shownReviews } from '../../helpers/models/review-model.ts';
import { findTraces } from '../../helpers/models/traces-of.ts';
import { openClock } from '../../helpers/stores/insight-store.ts';
import { type MaveraApp, startAppWithMavera } from '../../helpers/stores/mavera-store.ts';

const PRODUCTS = 120;
const DAY_MS = 86_400_000;

async function start({ products = PRODUCTS } = {}) {
  const stores = defaultStores({ customers: 1 }).map((seed) => ({ ...seed, products }));
  const clock = openClock();
  const app = await startAppWithMavera({ bigcommerce: { stores }, now: clock.now });
  await app.runDueJobs();
  return Object.assign(app, { clock });
}

/** What a night does. Answers how many calls it took. */
async function look(app: MaveraApp): Promise<number> {
  app.bigcommerce.requests.clear();
  const job = { storeHash: 'acme1', payload: { kind: 'brand_health' } };
  await app.context.insightScheduler.look(job, AbortSignal.timeout(60_000));
  return app.bigcommerce.requests.total;
}

const kept = (app: MaveraApp) =>
  app.db('reviews').where({ store_hash: 'acme1' }).orderBy('review_id');

async function expectInStep(app: MaveraApp) {
  const shown = shownReviews(app.shop).map(({ id, productId, rating }) => [
    id,
    productId,
    rating || null,
  ]);
  const rows = await kept(app);
  expect(rows.map((row) => [row.review_id, row.product_id, row.rating])).toEqual(
    shown.sort(([a], [b]) => Number(a) - Number(b)),
  );
}

test('reviews are kept in step at the price of what changed', async () => {
  await using app = await start();
  const { shop } = app;
  const { simulator, catalog } = shop;

  expect(await look(app)).toBeLessThanOrEqual(1 + Math.ceil(PRODUCTS / 50));
  await expectInStep(app);
  expect(await look(app)).toBe(1);

  const [first, second, third] = shownReviews(shop).filter(({ productId }) => productId > 30);
  if (!first || !second || !third) throw new Error('the shop has reviews');
  simulator.addReview(2, { rating: 1 });
  simulator.addReview(3, { status: 'pending' });
  simulator.deleteReview(first.productId, first.id);
  expect(await look(app)).toBe(2);
  await expectInStep(app);
  simulator.approveReviews(3);
  catalog.deleteProduct(second.productId);
  expect(await look(app)).toBe(2);
  await expectInStep(app);
});

test('products that go where one page ends and the next begins are forgotten, and no others', async () => {
  await using app = await start({ products: 520 });
  const { catalog } = app.shop;
  await look(app);
  const known = async () =>
    app.db('reviewed_products').where({ store_hash: 'acme1' }).orderBy('product_id');
  const ids = (await known()).map(({ product_id: id }) => Number(id));
  const gone = [0, 249, 250, 251, ids.length - 1].map((nth) => Number(ids[nth]));
  for (const id of gone) catalog.deleteProduct(id);
  const [renamed = 0] = ids.slice(300);
  catalog.editProduct(renamed, { name: 'Something else' });

  await look(app);

  const after = await known();
  expect(after.map((row) => row.product_id)).toEqual(ids.filter((id) => !gone.includes(id)));
  expect(after.find((row) => row.product_id === renamed)?.name).toBe('Something else');
  await expectInStep(app);
});

test('what no total tells is found within days, and totals that are wrong mislead nobody', async () => {
  await using app = await start();
  const { shop, bigcommerce } = app;
  await look(app);
  const [edited] = shownReviews(shop);
  if (!edited) throw new Error('the shop has reviews');
  const { reviews } = shop.catalog.products.get(edited.productId);
  const changed = reviews.map((one) => (one.id === edited.id ? { ...one, text: 'Edited.' } : one));
  shop.catalog.editProduct(edited.productId, { reviews: changed });
  const textOf = async () => (await kept(app).where({ review_id: edited.id }).first()).body;

  expect(await look(app)).toBe(1);
  expect(await textOf()).not.toBe('Edited.');
  for (let night = 0; night < 14; night += 1) {
    app.clock.aheadMs += DAY_MS;
    // A seventh of the products in one call, and the list of the one whose record never agrees with it.
    expect(await look(app)).toBeLessThanOrEqual(3);
  }
  expect(await textOf()).toBe('Edited.');

  // The record counts reviews that nobody sees: the product's own list is asked.
  shop.catalog.editProduct(edited.productId, { reviews_count: 99 });
  expect(await look(app)).toBe(3);
  bigcommerce.switches.reviewTotalsCount = 'approved-and-pending';
  bigcommerce.switches.includedReviews = 'approved';
  await look(app);
  await expectInStep(app);
});

test('a store whose reviews were not read yet has them read by who asks for them', async () => {
  await using app = await start();
  const ask = async (query = '') =>
    (await app.merchant.get(`/insights/reviewed-products${query}`)).body;
  const broken = { kind: 'status', status: 503, match: { path: /catalog\/products$/ } } as const;
  const mend = app.bigcommerce.faults.add(broken);

  expect(await ask()).toEqual({ products: [], isRead: false });
  const shown = await app.merchant.call('POST', '/insights/jobs/brand_health/dry-run');
  expect(shown.status).toBe(502);
  mend();
  expect(await app.runDueJobs()).toBe(1);
  await expectInStep(app);

  const { products, isRead } = await ask();
  expect([isRead, products.length]).toEqual([true, 50]);
  const [most] = products;
  const { name, reviews_count } = app.shop.catalog.products.get(most.productId);
  expect(most).toEqual({ productId: most.productId, name, reviews: reviews_count });
  const counts: number[] = products.map(({ reviews }: { reviews: number }) => reviews);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  const found = (await ask(`?text=${encodeURIComponent(name.toUpperCase())}`)).products;
  expect(found).toContainEqual(most);
  expect((await ask('?text=%25_')).products).toEqual([]);
  expect((await ask('?ids=2,999')).products).toMatchObject([{ productId: 2, reviews: 0 }]);
  expect((await app.merchant.get('/insights/reviewed-products?ids=1;2')).status).toBe(400);
});

test('a walk that is stopped goes on, and forgets nothing that it did not see', async () => {
  await using app = await start();
  await look(app);
  const [first] = await kept(app);
  await app
    .db('reviewed_products')
    .where({ product_id: first.product_id })
    .update({ rating_sum: 0 });
  app.bigcommerce.faults.add({
    kind: 'status',
    status: 500,
    match: { path: /catalog\/products$/ },
  });

  await expect(look(app)).rejects.toThrow();

  await expectInStep(app);
});

test('nobody who wrote a review is kept, and what people do not see is not either', async () => {
  await using app = await start();
  await look(app);
  const { awkward, others } = Object.groupBy(await kept(app), ({ product_id }) =>
    product_id === 26 ? 'awkward' : 'others',
  );

  const texts = awkward?.map(({ title, body }) => `${title}|${body}`) ?? [];
  expect(texts).toContain(
    'Call me|The zip broke. I am [name], please write to [e-mail] or call [number], [address], Portland.',
  );
  expect(texts).toContain('Bold|Nice & warm alert("review") here');
  expect(texts.join()).toContain('خيمة ممتازة');
  expect(Math.max(...(awkward ?? []).map(({ body }) => body.length))).toBe(4_000);
  expect(awkward?.filter(({ is_cut }) => is_cut)).toHaveLength(1);
  expect(others?.length).toBeGreaterThan(300);
  expect(
    findTraces(
      ['@reviewers', 'whitfield', '555-0134', '\u202e', '\u0000'],
      JSON.stringify(await kept(app)),
    ),
  ).toEqual([]);

  await app.bigcommerce.uninstall('acme1');
  await app.runDueJobs();
  for (const table of ['reviews', 'reviewed_products'])
    expect(await app.db(table).where({ store_hash: 'acme1' })).toEqual([]);
});
