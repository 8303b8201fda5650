import { expect, test } from 'vitest';
import { partId } from '../../../sandbox/bigcommerce/shop/catalog/product.ts';
import { startKinds, syncKinds } from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const EVERYTHING = {
  ...{ variants: true, images: true, customFields: true, bulkPricing: true, complexRules: true },
  ...{ metafields: true, reviewsSummary: true, videos: true, modifiers: true, options: true },
  categoryAssignments: true,
};

async function save(app: ConnectedApp, sections: object): Promise<void> {
  const { version } = (await app.merchant.get('/settings')).body;
  const saved = await app.merchant.call('PUT', '/settings', { version, ...sections });
  expect(saved.status).toBe(200);
}

function metaOf(app: ConnectedApp, id: number) {
  return app.account.catalogue.products.get(String(id))?.metaInfo;
}

function changed(app: ConnectedApp, ...ids: number[]): Promise<void> {
  return markChanged(app, 'products', ...ids);
}

const SHOWN = { availability: 'available', visibility: 'visible' };

test('each detail that is switched on arrives with its product', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await save(app, { products: EVERYTHING, categories: { metafields: true, sortOrder: true } });
  app.shop.catalog.editCategory(7, { sort_order: 4 });
  app.shop.simulator.noteMetafield('category', 7, { key: 'season', value: 'All year' });

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ total: 30, synced: 30, failed: 0 });
  expect(metaOf(app, 1)).toEqual({
    ...{ ...SHOWN, reviews_count: 1, reviews_average: 5 },
    options: 'Colour: C1, C2; Size: S1, S2, S3',
    videos: 'https://www.youtube.com/watch?v=abc123',
    category_names: `${nameOf(app, 1)}, ${nameOf(app, 7)}`,
    category_sort_order: `${nameOf(app, 1)}: 1, ${nameOf(app, 7)}: 4`,
    Material: 'Ripstop nylon',
    'category.shop.notes.season': 'All year',
  });
  expect(metaOf(app, 25)).toMatchObject({
    bulk_pricing: '5–9: 5 % off; 10+: 12 each',
    modifiers: 'Engraving: None, Initials',
    complex_rules: expect.stringMatching(/: \+3\.5$/),
    'shop.details.care': 'Wash by hand & dry flat',
  });
  // For that app's eyes alone.
  expect(metaOf(app, 5)).not.toHaveProperty('shop.details.origin');
});

test('switching detail on resends the products it is about, and switching it off takes it back', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await syncKinds(app, ['products', 'categories']);
  const before = [...app.account.catalogue.products.values()].map(({ modifiedAt }) => modifiedAt);
  const plain = metaOf(app, 25);

  await save(app, { products: { ...EVERYTHING, reviewsSummary: false, metafields: false } });
  await syncKinds(app, ['products'], 'changes');
  const after = [...app.account.catalogue.products.values()];
  expect(metaOf(app, 25)).toHaveProperty('modifiers');
  expect(after.filter(({ modifiedAt }, nth) => modifiedAt !== before[nth])).not.toHaveLength(0);
  // Nothing of it says anything of a variant.
  expect(
    after.filter(({ id, modifiedAt }, nth) => id.startsWith('v') && modifiedAt !== before[nth]),
  ).toEqual([]);

  await save(app, { products: { variants: true, images: true, customFields: true } });
  await syncKinds(app, ['products'], 'changes');
  expect(metaOf(app, 25)).toEqual(plain);

  // Options are read off the variants, be they written or not.
  await save(app, { products: { variants: false, images: true, options: true } });
  await syncKinds(app, ['products'], 'changes');
  expect(metaOf(app, 1)).toMatchObject({ options: 'Colour: C1, C2; Size: S1, S2, S3' });
  expect(app.account.catalogue.variantsOf('1').every(({ isDeleted }) => isDeleted)).toBe(true);
});

test('detail costs the calls it has to, and none while it is off', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(250) });
  const reads = async (products: object) => {
    await save(app, { products });
    await app.settle();
    const { total } = app.bigcommerce.requests;
    await startKinds(app.merchant, ['products'], 'changes');
    await app.settle();
    return app.bigcommerce.requests.total - total;
  };
  const usual = { variants: true, images: true, customFields: true };

  const plain = await reads(usual);
  const included = { bulkPricing: true, reviewsSummary: true, videos: true, options: true };
  expect(await reads({ ...usual, ...included })).toBe(plain);
  expect(await reads({ ...usual, metafields: true, categoryAssignments: true })).toBe(plain + 2);
  expect(await reads({ ...usual, modifiers: true })).toBe(plain + 25);
});

test('a product that changes is read with the same detail', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await save(app, { products: EVERYTHING, categories: { metafields: true, sortOrder: true } });
  await syncKinds(app, ['products']);
  const { catalog } = app.shop;
  const [video] = catalog.products.get(14).videos;
  if (!video) throw new Error('product 14 has a video');
  catalog.editProduct(25, { bulk_pricing_rules: [], complex_rules: [], videos: [video] });
  catalog.editProduct(24, { modifiers: catalog.products.get(25).modifiers, categories: [2, 999] });

  await changed(app, 24, 25);

  expect(metaOf(app, 25)).toMatchObject({
    videos: expect.stringContaining('youtube'),
    modifiers: 'Engraving: None, Initials',
  });
  expect(metaOf(app, 25)).not.toHaveProperty('bulk_pricing');
  expect(metaOf(app, 25)).not.toHaveProperty('complex_rules');
  // Of a category that is gone nobody knows the name.
  expect(metaOf(app, 24)).toMatchObject({
    modifiers: 'Engraving: None, Initials',
    category_names: nameOf(app, 2),
  });
  const before = [...app.brevo.requests].length;
  await changed(app, 1, 5, 10, 15, 24, 25);
  // Read one by one or all together, it is the same.
  expect([...app.brevo.requests]).toHaveLength(before);
});

test('a metafield that another app writes is told by webhooks, while it is wanted', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  await save(app, { products: EVERYTHING });
  await syncKinds(app, ['products']);

  app.shop.simulator.noteMetafield('product', 2, { key: 'care', value: 'Keep dry' });
  await app.settle();
  expect(metaOf(app, 2)).toMatchObject({ 'shop.notes.care': 'Keep dry' });

  await save(app, { products: { ...EVERYTHING, metafields: false } });
  await app.settle();
  const hooks = app.bigcommerce.hooks('acme1').hooks.list(app.bigcommerce.app.clientId);
  expect(hooks.filter(({ scope }) => scope.includes('metafield'))).toEqual([]);
});

test('more than Brevo takes is cut, never refused, and said', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(30) });
  const long = 'word '.repeat(5_000);
  for (let nth = 0; nth < 30; nth += 1)
    app.shop.simulator.noteMetafield('product', 2, { key: `long-${nth}`, value: long });
  const rules = Array.from({ length: 400 }, (_, nth) => ({
    ...{ id: partId(2, nth), quantity_min: nth + 2, quantity_max: nth + 2 },
    ...{ type: 'fixed' as const, amount: 100 - nth / 10 },
  }));
  app.shop.catalog.editProduct(2, { bulk_pricing_rules: rules });
  await save(app, { products: EVERYTHING });

  const [run] = await syncKinds(app, ['products']);

  expect(run).toMatchObject({ synced: 30, failed: 0 });
  const meta = metaOf(app, 2) ?? {};
  expect(Object.keys(meta).length).toBeLessThanOrEqual(20);
  expect(String(meta.bulk_pricing)).toMatch(/^2–2: 100 each; 3–3: 99\.9 each.*…$/);
  const cut = await app.db('ledger_entries').where({ kind: 'products', reason: 'details_cut' });
  expect(cut.map(({ entity_id }) => entity_id).sort()).toEqual(['14', '2']);
  const { activity } = (await app.merchant.get('/activity')).body;
  expect(activity[0].message).toContain('Some detail of 2 of the products');
});

function nameOf(app: ConnectedApp, categoryId: number): string {
  return app.shop.catalog.getCategory(categoryId).name;
}
