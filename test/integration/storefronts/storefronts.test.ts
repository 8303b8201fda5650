import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { expectedCustomers, readersOf } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  importsOf,
  startConnectedApp,
  syncOnce,
} from '../../helpers/stores/connected-store.ts';
import {
  listsForAll,
  manyStorefronts,
  newList,
  saveSettings,
} from '../../helpers/stores/many-storefronts.ts';
import { install } from '../../helpers/stores/merchant.ts';

/** Two storefronts and few orders. */
const TWO_SMALL = manyStorefronts(2, { customers: 60, orders: 60, products: 20 });
const ADA = 'ada.whitfield@example.com';

function listsOf(app: ConnectedApp, email: string): number[] {
  const contact = app.account.contact(email);
  if (!contact) throw new Error(`Brevo does not know ${email}`);
  return [...contact.listIds].sort((a, b) => a - b);
}

async function storefrontsOf(app: Pick<ConnectedApp, 'merchant'>) {
  const { status, body } = await app.merchant.get('/storefronts');
  expect(status).toBe(200);
  return body.storefronts;
}

/** By the shop alone: where somebody signed up or may log in. */
function homesOf({
  origin_channel_id: origin,
  channel_ids: ids,
}: {
  origin_channel_id: number;
  channel_ids: number[] | null;
}): number[] {
  return [...new Set([...(ids ?? []), origin])];
}

test('twenty storefronts with lists of their own: everybody is in exactly theirs, in few imports', async () => {
  await using app = await startConnectedApp({ bigcommerce: manyStorefronts(20) });
  const own = new Map<number, { allCustomers: number; newsletter: number }>();
  for (let id = 1; id <= 20; id += 1)
    own.set(id, {
      allCustomers: app.account.lists.add(`Customers ${id}`, 1).id,
      newsletter: app.account.lists.add(`News ${id}`, 1).id,
    });
  const storefronts = [...own].map(([id, lists]) => [id, { enabled: true, lists }]);
  await saveSettings(app, { storefronts: Object.fromEntries(storefronts) });

  await syncOnce(app);

  const expected = expectedCustomers(app.shop);
  expect(expected.size).toBeGreaterThan(50);
  for (const [email, { customers }] of expected) {
    const homes = new Set(customers.flatMap(homesOf));
    const subscribed = app.shop
      .subscribersByEmail(email)
      .filter(({ consents }) => consents.includes('marketing_newsletter'))
      .map(({ channel_id }) => channel_id);
    const lists = [
      ...[...homes].map((id) => own.get(id)?.allCustomers),
      ...subscribed.map((id) => own.get(id)?.newsletter),
    ];
    expect([email, listsOf(app, email)]).toEqual([
      email,
      [...new Set(lists)].sort((a, b) => Number(a) - Number(b)),
    ]);
  }
  // Never more than there are lists, for customers and for readers.
  expect(importsOf(app).length).toBeLessThanOrEqual(42);
  const shown = await storefrontsOf(app);
  expect(shown).toHaveLength(20);
  const counted = shown.map(({ customers }: { customers: number }) => customers);
  expect(counted.reduce((sum: number, count: number) => sum + count, 0)).toBeGreaterThanOrEqual(
    300,
  );
});

test('a storefront has what it chose, and inherits the rest', async () => {
  await using app = await startConnectedApp();
  const [all, news, europe] = [
    await newList(app, 'All'),
    await newList(app, 'News'),
    await newList(app, 'Europe'),
  ];
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all, newsletter: news }),
    storefronts: { 2: { enabled: true, lists: { allCustomers: europe } }, 4: { enabled: false } },
  });
  await app.settle();

  const [first, second, , amazon] = await storefrontsOf(app);
  expect(first).toMatchObject({
    ...{ id: 1, name: 'Acme Outdoors', type: 'storefront', status: 'active', isLive: true },
    ...{ url: 'https://www.acme-outdoors.example', currency: 'USD', attention: null },
    lists: { allCustomers: { id: all, from: 'inherited' }, buyers: { id: null, from: 'none' } },
  });
  expect(second).toMatchObject({
    ...{ id: 2, name: 'Acme Europe', currency: 'EUR', enabled: true, customers: null },
    lists: {
      allCustomers: { id: europe, from: 'own' },
      newsletter: { id: news, from: 'inherited' },
    },
  });
  expect(amazon).toMatchObject({ id: 4, type: 'marketplace', url: null, enabled: false });
});

test('one address on two storefronts is one contact, in the lists of both', async () => {
  await using app = await startConnectedApp();
  const [all, europe] = [await newList(app, 'All'), await newList(app, 'Europe')];
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all }),
    storefronts: { 2: { enabled: true, lists: { allCustomers: europe } } },
    consent: { mode: 'everyone' },
  });
  await syncOnce(app);
  const both = app.shop.customers.get(12).email;
  expect(listsOf(app, both)).toEqual([all, europe]);

  // The record that speaks for the contact is deleted: the other one's list is left alone.
  app.shop.deleteCustomer(13);
  await app.settle();
  expect(app.account.contact(both)?.extId).toBe('bc:acme1:12');
  expect(listsOf(app, both)).toContain(all);
});

test('whoever moves to another storefront changes lists, and no list of anybody else’s', async () => {
  await using app = await startConnectedApp();
  const [all, europe] = [await newList(app, 'All'), await newList(app, 'Europe')];
  const theirs = app.account.lists.add('By hand', 1);
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all }),
    storefronts: { 2: { enabled: true, lists: { allCustomers: europe } } },
  });
  await syncOnce(app);
  const contact = app.account.contact(ADA);
  if (!contact) throw new Error('Ada opted in');
  app.account.lists.join(contact, theirs);

  app.shop.addSubscriber({ email: ADA, channel_id: 2 });
  app.shop.editCustomer(1, { origin_channel_id: 2, channel_ids: [2] });
  await app.settle();

  expect(listsOf(app, ADA)).toEqual([theirs.id, europe].sort((a, b) => a - b));
});

test('a storefront that is switched off is left out; who also belongs elsewhere is not', async () => {
  await using app = await startConnectedApp();
  const other = await install(app, 'boreal2');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.german });
  await syncOnce(app);
  await other.call('POST', '/syncs', { resources: ['customers'] });
  await app.settle();
  const before = app.brevo.account('german').contacts.size;
  const onlyThere = [...expectedCustomers(app.shop)]
    .filter(([, { customers }]) => customers.flatMap(homesOf).every((id) => id === 2))
    .map(([email]) => email);
  const alsoHere = [...expectedCustomers(app.shop)]
    .filter(([, { customers }]) => customers.flatMap(homesOf).every((id) => id === 1))
    .map(([email]) => email);
  expect([onlyThere.length > 5, alsoHere.length > 5]).toEqual([true, true]);

  await saveSettings(app, { storefronts: { 2: { enabled: false } } });
  await app.settle();
  const run = await syncOnce(app);

  expect(run.synced + run.skipped + run.failed).toBe(run.total);
  expect(run.skippedBy).toContainEqual({ reason: 'storefront_off', count: expect.any(Number) });
  for (const email of onlyThere)
    expect(app.account.contact(email)).toMatchObject({ emailBlacklisted: false, listIds: [] });
  for (const email of alsoHere) expect(listsOf(app, email)).not.toEqual([]);
  expect(app.brevo.account('german').contacts.size).toBe(before);
  const theirs = [...app.brevo.account('german').contacts];
  expect(theirs.filter(({ listIds }) => listIds.length === 0)).toEqual([]);
});

test('buyers are in the list of the storefront where they bought, as long as an order stands', async () => {
  await using app = await startConnectedApp({ bigcommerce: TWO_SMALL });
  const [all, buyers, europe] = [
    await newList(app, 'All'),
    await newList(app, 'Buyers'),
    await newList(app, 'Buyers in Europe'),
  ];
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all, buyers }),
    storefronts: { 2: { enabled: true, lists: { buyers: europe } } },
  });
  const reader = app.shop.addCustomer({ email: 'new.buyer@example.com' });
  app.shop.addSubscriber({ email: reader.email });
  const started = await app.merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  expect(started.status).toBe(202);
  await app.settle();
  expect(listsOf(app, reader.email)).toEqual([all]);
  const bought = [...app.account.contacts].filter(({ listIds }) => listIds.includes(buyers));
  expect(bought.length).toBeGreaterThan(0);

  const order = app.shop.simulator.placeOrder({ customerId: reader.id, channelId: 2 });
  await app.settle();
  expect(listsOf(app, reader.email)).toEqual([all, europe]);

  app.shop.simulator.changeStatus(order.id, 5);
  await app.settle();
  expect(listsOf(app, reader.email)).toEqual([all]);
});

test('a guest buys on one storefront and is in its lists', async () => {
  await using app = await startConnectedApp({ bigcommerce: TWO_SMALL });
  const [all, europe, buyers] = [
    await newList(app, 'All'),
    await newList(app, 'Europe'),
    await newList(app, 'Buyers in Europe'),
  ];
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all }),
    storefronts: { 2: { enabled: true, lists: { allCustomers: europe, buyers } } },
  });
  await app.merchant.call('POST', '/syncs', { resources: ['customers', 'orders'] });
  await app.settle();

  const guest = { email: 'guest.of.two@example.com', isEmailOptIn: true };
  app.shop.simulator.placeOrder({ ...guest, channelId: 2 });
  await app.settle();
  expect(listsOf(app, guest.email)).toEqual([europe, buyers]);

  await saveSettings(app, { storefronts: { 2: { enabled: false } } });
  app.shop.simulator.placeOrder({ email: 'guest.of.none@example.com', channelId: 2 });
  await app.settle();
  expect(app.account.contact('guest.of.none@example.com')).toBeUndefined();
});

test('a new storefront is noticed, and one that goes; the merchant can say that they know', async () => {
  await using app = await startConnectedApp();
  await app.settle();
  expect(await storefrontsOf(app)).toHaveLength(4);

  const { id } = app.shop.addStorefront({ name: 'Acme Outlet' });
  app.shop.editChannel(3, { status: 'archived' });
  await app.settle();

  const shown = await storefrontsOf(app);
  expect(shown.find((one: { id: number }) => one.id === id)).toMatchObject({
    ...{ name: 'Acme Outlet', attention: 'new', enabled: true },
  });
  expect(shown[2]).toMatchObject({ status: 'archived', isLive: false, attention: 'gone' });
  const told = (await app.merchant.get('/activity')).body.activity;
  const kinds = told.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['storefront_new', 'storefront_gone']));

  expect((await app.merchant.call('POST', `/storefronts/${id}/seen`)).status).toBe(200);
  const seen = (await storefrontsOf(app)).find((one: { id: number }) => one.id === id);
  expect(seen.attention).toBe(null);
  expect((await app.merchant.call('POST', '/storefronts/999/seen')).status).toBe(404);

  // The other store has storefronts of its own.
  const other = await install(app, 'boreal2');
  expect(await storefrontsOf({ merchant: other })).toHaveLength(1);
});

test('a storefront’s own list that was deleted in Brevo falls back on the one for all', async () => {
  await using app = await startConnectedApp();
  const [all, europe] = [await newList(app, 'All'), await newList(app, 'Europe')];
  await saveSettings(app, {
    lists: listsForAll({ allCustomers: all }),
    storefronts: { 2: { enabled: true, lists: { allCustomers: europe } } },
  });
  await syncOnce(app);
  const list = app.account.lists.find(europe);
  if (list) app.account.lists.delete(list);
  const [reader] = readersOf(app.shop);

  const customer = app.shop.addCustomer({
    ...{ email: 'late@example.com', origin_channel_id: 2, channel_ids: [2] },
  });
  app.shop.addSubscriber({ email: customer.email, channel_id: 2 });
  await app.settle();

  expect(listsOf(app, customer.email)).toEqual([all]);
  expect(listsOf(app, reader?.email ?? '')).toEqual([all]);
  const { storefronts } = (await app.merchant.get('/settings')).body;
  expect(storefronts['2'].lists.allCustomers).toBe(null);
  expect((await app.merchant.get('/activity?kind=list_gone')).body.activity).toHaveLength(1);
});

test('products sold only on a storefront that is switched off are not in Brevo', async () => {
  await using app = await startConnectedApp({
    bigcommerce: manyStorefronts(2, { customers: 1, products: 12, hasAwkwardPeople: false }),
  });
  const table = app.shop.catalog.products;
  const inBrevo = (id: number) => app.account.catalogue.products.get(String(id));
  const onSecond = [3, 4];
  for (let id = 1; id <= 12; id += 1) {
    const channels = onSecond.includes(id) ? [2] : id === 5 ? [1, 2] : [1];
    table.replace({ ...table.get(id), channels });
  }
  const sync = async () => {
    await app.merchant.call('POST', '/syncs', { resources: ['products'] });
    await app.settle();
    return (await app.merchant.get('/status')).body.resources.products;
  };
  await sync();
  expect(inBrevo(3)?.isDeleted).toBe(false);

  await saveSettings(app, { storefronts: { 2: { enabled: false } } });
  const off = await sync();

  expect(off).toMatchObject({ total: 12, synced: 10, skipped: 2, failed: 0 });
  expect(onSecond.map((id) => inBrevo(id)?.isDeleted)).toEqual([true, true]);
  expect(inBrevo(5)?.isDeleted).toBe(false);

  await saveSettings(app, { storefronts: {} });
  expect(await sync()).toMatchObject({ synced: 12, skipped: 0 });
  expect(inBrevo(3)?.isDeleted).toBe(false);
});
