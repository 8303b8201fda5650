import { expect, test } from 'vitest';
import { expectSameCatalogue, syncKinds } from '../helpers/catalogue-model.ts';
import { startConnectedApp } from '../helpers/connected-store.ts';

const BOTH = ['products', 'categories'];

test('every product, variant and category of the store is in Brevo, as the store has it', async () => {
  await using app = await startConnectedApp();

  const runs = await syncKinds(app, BOTH);

  expectSameCatalogue(app);
  expect(runs).toMatchObject([
    { resource: 'categories', state: 'succeeded', total: 42, synced: 42, failed: 0, pending: 0 },
    { resource: 'products', state: 'succeeded', total: 300, synced: 300, failed: 0, pending: 0 },
  ]);
  const { products, categories } = (await app.merchant.get('/status')).body.resources;
  expect(products).toMatchObject({ state: 'ok', total: 300, synced: 300, pending: 0 });
  expect(categories).toMatchObject({ state: 'ok', total: 42, synced: 42 });
  expect(app.account.catalogue.variantsOf('3')).toHaveLength(600);
  expect(app.account.catalogue.products.get('1')).toMatchObject({
    name: 'Ridge Tent "Classic"',
    price: 249.95,
    alternativePrice: 199.95,
    brand: 'Northridge',
    imageUrl: 'https://images.example.com/products/1/1.386.jpg',
    metaInfo: { availability: 'available', visibility: 'visible', Material: 'Ripstop nylon' },
  });
  expect(app.account.catalogue.products.get('5')).toMatchObject({
    name: '<b>Boots</b> & "Socks" 🥾',
    description: 'Nice',
  });
});
