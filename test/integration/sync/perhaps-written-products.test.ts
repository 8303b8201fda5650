import { expect, test } from 'vitest';
import { expectSameCatalogue, syncKinds } from '../../helpers/models/catalogue-model.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

async function startSynced() {
  const app = await startConnectedApp();
  await syncKinds(app, ['products', 'categories']);
  return app;
}

/** The connection breaks once Brevo has done its work, or before, however often it is tried. */
async function whileAnswersAreLost(
  app: ConnectedApp,
  when: 'before' | 'after',
  change: () => Promise<void>,
): Promise<void> {
  const path = /\/v3\/(products|categories)/;
  app.brevo.faults.add({ kind: 'reset', when, match: { method: 'POST', path } });
  await change();
  app.brevo.faults.clear();
}

test('a product whose write had no answer goes when it is deleted in the store', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const fresh = catalog.addProduct({ name: 'Brand new', price: 5, categories: [1] });
  await whileAnswersAreLost(app, 'after', () => markChanged(app, 'products', fresh.id));
  const { products } = app.account.catalogue;
  expect(products.get(String(fresh.id))?.isDeleted).toBe(false);

  catalog.deleteProduct(fresh.id);
  await markChanged(app, 'products', fresh.id);

  expect(products.get(String(fresh.id))?.isDeleted).toBe(true);
  expectSameCatalogue(app);
});

test('nobody told us that it was deleted: the next whole sync notices', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const fresh = catalog.addProduct({ name: 'Brand new', price: 5, categories: [1] });
  await whileAnswersAreLost(app, 'after', () => markChanged(app, 'products', fresh.id));
  await app.db('pending_changes').where({ kind: 'products' }).delete();
  catalog.deleteProduct(fresh.id);

  await syncKinds(app, ['products']);
  await app.settle();

  expect(app.account.catalogue.products.get(String(fresh.id))?.isDeleted).toBe(true);
});

test('a price that went up, unanswered, and back down is written again', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const { price } = catalog.products.get(40);
  catalog.editProduct(40, { price: 777 });
  await whileAnswersAreLost(app, 'after', () => markChanged(app, 'products', 40));
  expect(app.account.catalogue.products.get('40')?.price).toBe(777);

  catalog.editProduct(40, { price });
  await markChanged(app, 'products', 40);

  expectSameCatalogue(app);
});

test('what never arrived, and is gone from the store, is no problem', async () => {
  await using app = await startSynced();
  const { catalog } = app.shop;
  const category = catalog.addCategory({ name: 'Short-lived' });
  const product = catalog.addProduct({ name: 'Short-lived', price: 5, categories: [1] });
  await whileAnswersAreLost(app, 'before', async () => {
    await markChanged(app, 'categories', category.id);
    await markChanged(app, 'products', product.id);
  });

  catalog.deleteCategory(category.id);
  catalog.deleteProduct(product.id);
  await markChanged(app, 'categories', category.id);
  await markChanged(app, 'products', product.id);

  expectSameCatalogue(app);
  const { resources } = (await app.merchant.get('/status')).body;
  expect(resources).toMatchObject({
    categories: { failed: 0, pending: 0 },
    products: { pending: 0 },
  });
});
