import { expect, test } from 'vitest';
import { SubscriberRepository } from '../../../server/db/ledger/subscribers.ts';
import { toContactKey } from '../../../server/sync/customers/contact-key.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

const ADA = 'ada.whitfield@example.com';
const NOBODY = {
  ...{ first_name: 'Gus', last_name: 'Guest', company: '', street_1: '1 Lane', street_2: '' },
  ...{ city: 'Austin', state: 'Texas', zip: '73301', country: 'United States', phone: '' },
  country_iso2: 'US',
};
const SMALL = { stores: [{ hash: 'acme1', name: 'Acme', seed: 1, customers: 60, orders: 0 }] };

/** A synced store that had no orders yet, whose customer 1 is in Brevo. */
async function startShop(options: Parameters<typeof startConnectedApp>[0] = {}) {
  const app = await startConnectedApp({ bigcommerce: SMALL, ...options });
  await syncOnce(app);
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();
  return app;
}

function place(
  app: ConnectedApp,
  {
    email = ADA,
    customerId = 1,
    price = 1000,
    ...fields
  }: Record<string, unknown> & {
    email?: string;
    customerId?: number;
    price?: number;
  } = {},
) {
  const billing = { ...NOBODY, email };
  return app.shop.orders.add({
    ...{ statusId: 11, customerId, billing, shippingTo: [billing], ...fields },
    lines: (id) => [
      {
        ...{ id: id * 1000, productId: 7, variantId: 70, name: 'Rope', sku: 'R', brand: '' },
        ...{ type: 'physical' as const, quantity: 2, price, refunded: 0, shipped: 0 },
        ...{ addressNth: 0, options: [], parentId: null },
      },
    ],
  });
}

/** As a walk over the newsletter's records would have found them: their orders are not looked at. */
async function nowSubscribed(app: ConnectedApp, people: { email: string }[]): Promise<void> {
  const { db, stores, now } = app.context;
  const store = await stores.find('acme1');
  const records = people.map(({ email }, nth) => ({
    ...{ subscriberId: 9000 + nth, channelId: 1, newsletter: 'subscribed' as const },
    contactKey: toContactKey(email, store?.contactSecret ?? ''),
  }));
  await new SubscriberRepository({ db }).save('acme1', records, now());
}

function changed(app: ConnectedApp, ...orderIds: number[]): Promise<void> {
  return markChanged(app, 'orders', ...orderIds);
}

function eventsOf(app: ConnectedApp, email = ADA): string[] {
  return [...app.account.events].filter((one) => one.email === email).map(({ name }) => name);
}

async function waiting(app: ConnectedApp): Promise<number> {
  const [row] = await app.db('pending_changes').count({ count: '*' });
  return Number(row?.count);
}

test('a new order arrives by itself, with its events, and its customer’s figures follow', async () => {
  await using app = await startShop();
  const { id } = place(app);

  await changed(app, id);

  expect(app.account.orders.find(String(id))).toMatchObject({
    ...{ status: 'completed', amount: 20, storeId: '1', email: ADA },
    identifiers: { email_id: ADA, ext_id: 'bc:acme1:1' },
    products: [{ productId: '7', price: 10, quantity: 2 }],
    contactId: app.account.contact(ADA)?.id,
    writes: [{ via: 'single', historical: false }],
  });
  expect(eventsOf(app)).toEqual(['order_placed', 'order_completed']);
  expect(app.account.contact(ADA)?.attributes).toMatchObject({ ORDER_COUNT: 1, TOTAL_SPENT: 20 });
  expect(await waiting(app)).toBe(0);
});

test('the same mark again, and again, changes nothing', async () => {
  await using app = await startShop();
  const { id } = place(app);
  await changed(app, id);

  await changed(app, id, id);
  await changed(app, id);

  expect(app.account.orders.find(String(id))?.writes).toHaveLength(1);
  expect(eventsOf(app)).toEqual(['order_placed', 'order_completed']);
});

test('a status that changes is told once, with what it was before', async () => {
  await using app = await startShop();
  const { id } = place(app, { statusId: 7 });
  await changed(app, id);
  app.shop.orders.changeStatus(id, 10);

  await changed(app, id);
  await changed(app, id);

  expect(eventsOf(app)).toEqual(['order_placed', 'order_completed', 'order_status_changed']);
  const told = [...app.account.events].at(-1);
  expect(told?.properties).toMatchObject({
    ...{ status: 'completed', previous_status: 'pending' },
    ...{ bigcommerce_status: 'Completed', previous_bigcommerce_status: 'Awaiting Payment' },
    items: [{ id: '7', quantity: 2 }],
  });
  expect(app.account.orders.find(String(id))?.status).toBe('completed');
});

test('an order whose payment comes later is placed then, and only once', async () => {
  await using app = await startShop();
  const { id } = place(app, { statusId: 0 });
  await changed(app, id);
  expect(eventsOf(app)).toEqual([]);
  expect(app.account.contact(ADA)?.attributes.ORDER_COUNT).toBe(0);

  app.shop.orders.changeStatus(id, 11);
  await changed(app, id);
  app.shop.orders.changeStatus(id, 2);
  await changed(app, id);

  const events = eventsOf(app);
  expect(events.filter((name) => name === 'order_placed')).toHaveLength(1);
  expect(events.filter((name) => name === 'order_completed')).toHaveLength(1);
  expect(app.account.contact(ADA)?.attributes.ORDER_COUNT).toBe(1);
});

test('what is given back reduces the order and what its customer has spent', async () => {
  await using app = await startShop();
  const first = place(app);
  const second = place(app, { price: 500 });
  await changed(app, first.id, second.id);

  app.shop.orders.refund(first.id, { amount: 750 });
  await changed(app, first.id);
  expect(app.account.orders.find(String(first.id))?.amount).toBe(12.5);
  expect(app.account.contact(ADA)?.attributes).toMatchObject({ ORDER_COUNT: 2, TOTAL_SPENT: 22.5 });

  // A status that tells nothing of the refund does not undo it.
  app.shop.orders.changeStatus(first.id, 10);
  await changed(app, first.id);
  expect(app.account.orders.find(String(first.id))?.amount).toBe(12.5);

  app.shop.orders.refund(first.id, {});
  await changed(app, first.id);
  expect(app.account.orders.find(String(first.id))).toMatchObject({
    amount: 0,
    status: 'refunded',
  });
  expect(app.account.contact(ADA)?.attributes).toMatchObject({ ORDER_COUNT: 1, TOTAL_SPENT: 10 });
});

test.each(['200', '404'] as const)(
  'an archived order counts for nobody any more, whether it can be read (%s) or not',
  async (archivedOrderById) => {
    await using app = await startShop();
    Object.assign(app.bigcommerce.switches, { archivedOrderById });
    const [first, second] = [place(app), place(app)];
    await changed(app, first.id, second.id);
    app.shop.orders.archive(first.id);

    await changed(app, first.id);

    expect(app.account.contact(ADA)?.attributes.ORDER_COUNT).toBe(1);
    if (archivedOrderById === '200')
      expect(app.account.orders.find(String(first.id))?.status).toBe('cancelled');
    const { orders } = (await app.merchant.get('/status')).body.resources;
    expect(orders).toMatchObject({ total: 1, synced: 1, pending: 0 });
    expect(await waiting(app)).toBe(0);
  },
);

test('a guest who ticked the newsletter’s box is a contact before their order; another is not in Brevo at all', async () => {
  await using app = await startShop();
  const yes = place(app, { email: 'Yes.Guest@example.com', customerId: 0, isEmailOptIn: true });
  const no = place(app, { email: 'no.guest@example.com', customerId: 0 });

  await changed(app, yes.id, no.id);

  const guest = app.account.contact('yes.guest@example.com');
  expect(guest).toMatchObject({
    extId: undefined,
    attributes: { FIRSTNAME: 'Gus', LASTNAME: 'Guest', CITY: 'Austin', ORDER_COUNT: 1 },
  });
  expect(app.account.orders.find(String(yes.id))?.contactId).toBe(guest?.id);
  expect(eventsOf(app, 'yes.guest@example.com')).toEqual(['order_placed', 'order_completed']);
  expect(app.account.contact('no.guest@example.com')).toBeUndefined();
  expect(app.account.orders.find(String(no.id))).toBeUndefined();
  const { orders } = (await app.merchant.get('/status')).body.resources;
  expect(orders).toMatchObject({ total: 2, synced: 1, skipped: 1 });
});

test('a guest who registers later keeps one contact, with all their orders', async () => {
  await using app = await startShop();
  const email = 'later@example.com';
  const first = place(app, { email, customerId: 0, isEmailOptIn: true });
  await changed(app, first.id);
  const contactId = app.account.contact(email)?.id;

  const customer = app.shop.addCustomer({ email });
  const second = place(app, { email, customerId: customer.id });
  await markChanged(app, 'customers', customer.id);
  await changed(app, second.id);

  expect(app.account.contact(email)).toMatchObject({
    ...{ id: contactId, extId: `bc:acme1:${customer.id}` },
    attributes: { ORDER_COUNT: 2, TOTAL_SPENT: 40 },
  });
  expect(app.account.orders.find(String(second.id))?.contactId).toBe(contactId);
});

test('a guest who unsubscribes is blocked; one who subscribes comes in with the order that was left out', async () => {
  await using app = await startShop();
  const yes = place(app, { email: 'yes@example.com', customerId: 0, isEmailOptIn: true });
  const no = place(app, { email: 'no@example.com', customerId: 0 });
  await changed(app, yes.id, no.id);
  const records = [
    app.shop.addSubscriber({ email: 'yes@example.com', consents: [] }),
    app.shop.addSubscriber({ email: 'no@example.com' }),
  ];

  await markChanged(app, 'subscribers', ...records.map(({ id }) => id));

  expect(app.account.contact('yes@example.com')?.emailBlacklisted).toBe(true);
  expect(app.account.contact('no@example.com')).toMatchObject({ emailBlacklisted: false });
  expect(app.account.orders.find(String(no.id))).toBeDefined();
  expect(eventsOf(app, 'no@example.com')).toEqual([]);
});

test('orders that were left out follow the people of a pass that comes in, unless there are many of them', async () => {
  await using app = await startShop({ bigcommerce: { ...SMALL, ...WITHOUT_WEBHOOKS } });
  const people = Array.from({ length: 13 }, () => app.shop.simulator.createCustomer());
  const orders = people.map(({ id, email }) => place(app, { customerId: id, email }));
  await changed(app, ...orders.map(({ id }) => id));
  expect(app.account.orders.size).toBe(0);

  await nowSubscribed(app, people);
  await markChanged(app, 'customers', ...people.slice(0, 11).map(({ id }) => id));
  expect(people.filter(({ email }) => app.account.contact(email))).toHaveLength(11);
  expect(app.account.orders.size).toBe(0);

  await markChanged(app, 'customers', ...people.slice(11).map(({ id }) => id));
  expect(app.account.orders.size).toBe(2);
});

test('one order that Brevo is not done with waits by itself, and arrives later', async () => {
  let ahead = 0;
  await using app = await startShop({ now: () => Date.now() + ahead });
  const orders = [place(app), place(app)];
  app.brevo.faults.add({
    ...{ kind: 'status', status: 503, times: 3 },
    match: { method: 'POST', path: '/v3/orders/status' },
  });

  await changed(app, ...orders.map(({ id }) => id));
  expect([app.account.orders.size, await waiting(app)]).toEqual([1, 1]);

  ahead += 60_000;
  await app.settle();
  expect([app.account.orders.size, await waiting(app)]).toEqual([2, 0]);
  expect(eventsOf(app).filter((name) => name === 'order_placed')).toHaveLength(2);
});

test('many orders at once are read from the list, not one by one', async () => {
  await using app = await startShop();
  const ids = Array.from({ length: 40 }, () => place(app).id);
  const before = app.bigcommerce.requests.list().length;

  await changed(app, ...ids);

  const reads = app.bigcommerce.requests.list().slice(before);
  // The sandbox’s own webhooks may call the drain once more.
  const asked = reads.filter(({ path }) => path.startsWith('/v2/orders'));
  expect(asked.length).toBeLessThanOrEqual(3);
  expect(app.account.orders.size).toBe(40);
  expect(app.account.contact(ADA)?.attributes.ORDER_COUNT).toBe(40);
});

test('an id that does not exist is forgotten', async () => {
  await using app = await startShop();

  await changed(app, 4_000_000);

  expect(await waiting(app)).toBe(0);
  expect(app.account.orders.size).toBe(0);
});

test('switched-off events are not sent, nor made up for when they are switched on', async () => {
  await using app = await startShop();
  const { version, events } = (await app.merchant.get('/settings')).body;
  const off = { ...events, order_placed: false, order_completed: false };
  await app.merchant.call('PUT', '/settings', { version, events: off });
  const { id } = place(app);
  await changed(app, id);
  await app.merchant.call('PUT', '/settings', { version: version + 1, events });

  await changed(app, id);

  expect(eventsOf(app)).toEqual([]);
  expect(app.account.orders.size).toBe(1);
});
