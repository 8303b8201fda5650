import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createContext } from '../../../server/context.ts';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { syncKinds } from '../../helpers/models/catalogue-model.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

/** Counted by variant, and as a whole. */
const [VARIANT, PLAIN] = [{ productId: 1, variantId: 1001 }, { productId: 2 }];
const OWNER = 'owner@acme-outdoors.example';

async function openStockShop({ isTold = true, ...options }: Options = {}) {
  const shop = { ...smallShop(2), ...WITHOUT_WEBHOOKS };
  const app = await startConnectedApp({ bigcommerce: shop, ...options });
  await choose(app, { isTold });
  await syncKinds(app, ['products']);
  return app;
}
type Options = { isTold?: boolean } & Parameters<typeof startConnectedApp>[0];

async function choose(app: ConnectedApp, { isTold = true, isCounted = true }): Promise<void> {
  const { version, sync, events } = (await app.merchant.get('/settings')).body;
  const saved = await app.merchant.call('PUT', '/settings', {
    version,
    sync: { ...sync, inventory: isCounted },
    events: { ...events, inventory_changed: isTold },
  });
  expect(saved.status).toBe(200);
  await app.settle();
}

function setStock(
  app: ConnectedApp,
  what: { productId: number; variantId?: number },
  level: number,
) {
  app.shop.simulator.setStock({ ...what, locationId: 1, level });
  app.shop.simulator.setStock({ ...what, locationId: 2, level: 0 });
}

function mark(app: ConnectedApp, ...ids: number[]): Promise<void> {
  return markChanged(app, 'stock', ...ids);
}

function told(app: ConnectedApp) {
  return [...app.account.events].filter(({ name }) => name === 'inventory_changed');
}

const wordsOf = (app: ConnectedApp) => told(app).map(({ properties }) => properties);

test('sold out, back in stock, and fewer: each change is told once, with what it was before', async () => {
  await using app = await openStockShop();
  expect(told(app)).toEqual([]);
  for (const level of [5, 0, 4]) {
    setStock(app, VARIANT, level);
    await mark(app, 1);
    await mark(app, 1);
  }
  setStock(app, PLAIN, 3);
  await mark(app, 2);

  const words = wordsOf(app);
  expect(words.slice(1)).toMatchObject([
    { product_id: '1', variant_id: 'v1001', status: 'sold_out', stock: 0, stock_before: 5 },
    { product_id: '1', variant_id: 'v1001', status: 'back_in_stock', stock: 4, stock_before: 0 },
    { product_id: '2', sku: 'PLAIN-2', status: 'in_stock', stock: 3 },
  ]);
  expect(words[3]).not.toHaveProperty('variant_id');
  expect(words[1]).toMatchObject({ product_name: 'Ridge Tent "Classic"', change: -5 });
});

test('an event needs a contact: the owner of the store is made one, in no list', async () => {
  await using app = await openStockShop();
  setStock(app, PLAIN, 3);
  await mark(app, 2);

  const [event] = told(app);
  expect(event?.email).toBe(OWNER);
  const contact = app.account.contacts.find('email', OWNER);
  expect(contact).toMatchObject({ id: event?.contactId, emailBlacklisted: false });
  expect(contact?.listIds).toEqual([]);
});

test('a contact that the owner has already keeps its block', async () => {
  await using app = await openStockShop();
  const contact = app.account.addContact(OWNER);
  if (!contact) throw new Error('the contact is new');
  contact.emailBlacklisted = true;
  setStock(app, PLAIN, 3);
  await mark(app, 2);

  expect(told(app)).toMatchObject([{ contactId: contact.id }]);
  expect(contact.emailBlacklisted).toBe(true);
});

test('what a webhook missed is told in the night, and a full sync tells nothing twice', async () => {
  await using app = await openStockShop();
  setStock(app, PLAIN, 3);
  await syncKinds(app, ['products'], 'changes');
  await syncKinds(app, ['products']);
  expect(wordsOf(app)).toMatchObject([{ product_id: '2', stock: 3 }]);
});

test('what happened while nobody wanted to hear is no news later', async () => {
  await using app = await openStockShop({ isTold: false });
  setStock(app, PLAIN, 3);
  await mark(app, 2);
  await choose(app, { isTold: true });
  expect(told(app)).toEqual([]);

  await choose(app, { isCounted: false });
  setStock(app, PLAIN, 8);
  await markChanged(app, 'products', 2);
  await choose(app, {});
  await mark(app, 2);
  expect(told(app)).toEqual([]);

  setStock(app, PLAIN, 7);
  await mark(app, 2);
  expect(wordsOf(app)).toMatchObject([{ stock: 7, stock_before: 8 }]);
});

test('while Brevo does not take events they wait, and none is lost or told twice', async () => {
  let ahead = 0;
  await using app = await openStockShop({ now: () => Date.now() + ahead });
  setStock(app, VARIANT, 1);
  setStock(app, PLAIN, 3);
  app.brevo.faults.add({ kind: 'status', status: 503, times: 2, match: { path: '/v3/events' } });
  await mark(app, 1, 2);
  for (let round = 0; round < 4; round += 1) {
    ahead += 600_000;
    await app.settle();
  }

  expect(wordsOf(app)).toMatchObject([{ product_id: '1' }, { product_id: '2' }]);
  expect(await app.db('pending_changes')).toEqual([]);
});

test('what dies before it has written down its word says it again, and nothing else', async () => {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  await using app = await openStockShop({ now });
  setStock(app, VARIANT, 1);
  setStock(app, PLAIN, 3);
  await app.context.pending.mark(
    [1, 2].map((id) => ({ storeHash: 'acme1', kind: 'products', entityId: String(id) })),
    now(),
  );
  await app.context.queue.enqueue(drainJob('acme1', 'products'));
  const doomed = createContext(app.context.config, { db: app.db, now });
  app.brevo.faults.add({ kind: 'stall', when: 'after', times: 1, match: { path: '/v3/events' } });
  void doomed.worker.runNext(new AbortController().signal).catch(() => undefined);
  while (told(app).length === 0) await setImmediate();

  for (let round = 0; round < 3; round += 1) {
    ahead += 60_000;
    await app.settle();
  }

  const words = wordsOf(app).map(({ product_id, stock }) => `${product_id}: ${stock}`);
  expect(words).toEqual(['1: 1', '1: 1', '2: 3']);
});

test('an event that Brevo refuses holds up nothing, and is said', async () => {
  await using app = await openStockShop();
  setStock(app, VARIANT, 1);
  setStock(app, PLAIN, 3);
  app.brevo.faults.add({ kind: 'status', status: 400, times: 1, match: { path: '/v3/events' } });
  await mark(app, 1, 2);

  expect(wordsOf(app)).toMatchObject([{ product_id: '2' }]);
  const { activity } = (await app.merchant.get('/activity')).body;
  expect(activity[0]).toMatchObject({ level: 'warning', kind: 'events_refused' });
});

test('a product that is deleted or counted no more is forgotten without a word', async () => {
  await using app = await openStockShop();
  const levels = () => app.db('stock_levels').whereIn('product_id', ['1', '2']);
  expect(await levels()).not.toEqual([]);
  app.shop.catalog.deleteProduct(1);
  app.shop.catalog.editProduct(2, { inventory_tracking: 'none' });
  await mark(app, 1, 2);

  expect(await levels()).toEqual([]);
  expect(told(app)).toEqual([]);
});

test('a second store with the same products has levels and news of its own', async () => {
  await using app = await openStockShop();
  const [ours] = await app.db('stock_levels').where({ store_hash: 'acme1', item_id: '2' });
  const theirs = { itemId: '2', productId: '2', level: ours.level + 1 };
  await install(app, 'boreal2');
  await app.context.stockLevels.save('boreal2', [theirs], app.context.now());
  await mark(app, 2);
  expect(told(app)).toEqual([]);

  app.shop.catalog.deleteProduct(2);
  await mark(app, 2);
  const left = await app.db('stock_levels').where({ item_id: '2' });
  expect(left).toMatchObject([{ store_hash: 'boreal2', level: theirs.level }]);
});
