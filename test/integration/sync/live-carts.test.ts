import { expect, test } from 'vitest';
import { upkeep } from '../../../server/upkeep.ts';
import { startKinds } from '../../helpers/models/catalogue-model.ts';
import { ADA, BEN, type CartShop, openCartShop, TENT } from '../../helpers/stores/cart-shop.ts';
import { markChanged } from '../../helpers/stores/mark-changed.ts';

test('a known customer’s cart reaches Brevo’s automation, with pictures, prices and a way back', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id }, [{ ...TENT, quantity: 2 }]);

  await app.settled(cart.id);

  expect(app.told()).toEqual(['cart_updated']);
  expect(app.newest('cart_updated')).toMatchObject({
    email: ADA.email,
    properties: {
      cart_id: cart.id,
      currency: 'USD',
      total: 399.9,
      url: expect.stringMatching(new RegExp(`^${app.url}/r/[\\w-]{43}$`)),
      items: [{ id: '1', variant_id: 'v1001', quantity: 2, price: 199.95 }],
    },
  });
  expect(app.account.carts.waiting()).toHaveLength(1);
  expect(await app.waiting()).toBe(0);
});

test('somebody who goes on filling is told of once, when they pause', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  for (let changes = 0; changes < 5; changes += 1) {
    app.shop.carts.add(cart.id, { productId: 2 });
    await app.mark(cart.id);
    await app.later(3_000);
  }
  expect(app.told()).toEqual([]);

  await app.later(10_000);

  expect(app.told()).toEqual(['cart_updated']);
  expect(app.newest('cart_updated')?.properties.items).toHaveLength(6);
});

test('somebody who never pauses is told of within a minute or so', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  for (let seconds = 0; seconds < 70; seconds += 5) {
    await app.mark(cart.id);
    await app.later(5_000);
  }
  expect(app.told()).toEqual(['cart_updated']);
});

test('a cart that did not change is not told of again', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);
  const before = app.brevoCalls();

  await app.settled(cart.id);

  expect(app.brevoCalls()).toBe(before);
});

test('an anonymous cart costs no call to Brevo, and one to the store', async () => {
  await using app = await openCartShop();
  const cart = app.fill();
  const before = app.brevoCalls();
  const calls = () => app.bigcommerce.requests.total;
  const read = calls();

  await app.settled(cart.id);

  expect(app.brevoCalls()).toBe(before);
  expect(calls() - read).toBe(1);
  expect((await app.merchant.get('/status')).body.resources.carts).toMatchObject({
    ...{ state: 'ok', total: 1, skipped: 1, synced: 0 },
  });
});

test('a guest who types their e-mail at the checkout is known from then on', async () => {
  await using app = await openCartShop();
  app.shop.addSubscriber({ email: 'guest@example.com' });
  await syncAgain(app);
  const cart = app.fill();
  await app.settled(cart.id);
  app.shop.carts.edit(cart.id, { email: 'Guest@example.com' });

  await app.settled(cart.id);

  expect(app.newest('cart_updated')?.email).toBe('guest@example.com');
  expect(app.account.contact('guest@example.com')).toMatchObject({ emailBlacklisted: false });
});

test('a mistyped address is not reminded once it is corrected', async () => {
  await using app = await openCartShop();
  await app.changeSettings({ consent: { mode: 'everyone' } });
  const cart = app.fill({ email: 'gest@example.com' });
  await app.settled(cart.id);
  app.shop.carts.edit(cart.id, { email: 'guest@example.com' });

  await app.settled(cart.id);

  expect(app.told()).toEqual(['cart_updated', 'cart_deleted', 'cart_updated']);
  expect(app.account.carts.waiting()).toHaveLength(1);
  expect(app.newest('cart_deleted')?.email).toBe('gest@example.com');
});

test('an abandoned cart: the list, and the event', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);

  await app.mark(cart.id, 'abandoned');
  await app.mark(cart.id, 'abandoned');

  expect(app.told()).toEqual(['cart_updated', 'cart_abandoned']);
  expect(app.newest('cart_abandoned')?.properties).toMatchObject({
    cart_id: cart.id,
    total: 199.95,
  });
  expect(app.isInList(ADA.email)).toBe(true);
});

test('whoever bought in the meantime is not reminded, be it with another cart', async () => {
  await using app = await openCartShop();
  const left = app.fill({ customerId: ADA.id });
  await app.settled(left.id);
  const other = app.fill({ customerId: ADA.id });
  app.shop.simulator.comeBackAndBuy(other.id);

  await app.mark(left.id, 'abandoned');

  expect(app.told()).toEqual(['cart_updated', 'cart_deleted']);
  expect(app.isInList(ADA.email)).toBe(false);
  expect(app.account.carts.wouldRemind()).toEqual([]);
});

test('nor is whoever bought under another address than the cart has', async () => {
  await using app = await openCartShop();
  const left = app.fill({ customerId: ADA.id });
  const email = 'ada@elsewhere.example.com';
  app.shop.simulator.changeEmail(ADA.id, email);
  app.shop.addSubscriber({ email });
  await syncAgain(app);
  app.shop.simulator.placeOrder({ customerId: ADA.id, email });

  await app.mark(left.id, 'abandoned');

  expect(app.told()).not.toContain('cart_abandoned');
});

test('whoever paid for an earlier order meanwhile is not reminded', async () => {
  await using app = await openCartShop();
  const order = app.shop.simulator.placeOrder({ customerId: ADA.id, statusId: 0 });
  app.shop.orders.table.get(order.id).createdAt = new Date(Date.now() - 60_000).toISOString();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);
  app.shop.simulator.changeStatus(order.id, 11);

  await app.mark(cart.id, 'abandoned');

  expect(app.told()).not.toContain('cart_abandoned');
});

test('a payment that was never completed is no purchase', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  app.shop.simulator.placeOrder({ cartId: cart.id, statusId: 0 });

  await app.mark(cart.id, 'abandoned');

  expect(app.told()).toEqual(['cart_updated', 'cart_abandoned']);
});

test('coming back and buying ends it: out of the list, out of the automation', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);
  await app.mark(cart.id, 'abandoned');
  const order = app.shop.simulator.comeBackAndBuy(cart.id);

  await app.mark(cart.id, `converted:${order.id}`);

  expect(app.told().at(-1)).toBe('cart_deleted');
  expect(app.isInList(ADA.email)).toBe(false);
  expect(app.account.carts.waiting()).toEqual([]);
  const [row] = await app.db('carts').where({ cart_id: cart.id });
  expect(row).toMatchObject({ state: 'converted', order_id: order.id });
});

test('an emptied cart and a deleted one end it, too', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);
  app.shop.carts.delete(cart.id);

  await app.mark(cart.id, 'deleted');
  await app.mark(cart.id, 'deleted');

  expect(app.told()).toEqual(['cart_updated', 'cart_deleted']);
  expect(app.newest('cart_deleted')?.properties).toEqual({
    ...{ id: `cart:${cart.id}`, cart_id: cart.id, items: [] },
  });
  expect((await app.merchant.get('/status')).body.resources.carts.total).toBe(0);
});

test('who goes on in another cart stays in the automation', async () => {
  await using app = await openCartShop();
  const first = app.fill({ customerId: ADA.id });
  await app.settled(first.id);
  const second = app.fill({ customerId: ADA.id }, [{ productId: 2 }]);
  await app.settled(second.id);
  app.shop.carts.delete(first.id);

  await app.mark(first.id, 'deleted');

  expect(app.told()).toEqual(['cart_updated', 'cart_updated']);
  expect(app.account.carts.waiting()).toHaveLength(1);
});

test('a cart that nobody has heard of and that is gone costs nothing more', async () => {
  await using app = await openCartShop();
  const before = app.brevoCalls();

  await app.mark('6f4a1b1e-0000-4000-a000-000000000000', 'converted:17');

  expect([app.brevoCalls(), await app.waiting()]).toEqual([before, 0]);
});

test('whoever did not agree stays unmentioned, and unknown to Brevo', async () => {
  await using app = await openCartShop();
  const before = app.brevoCalls();
  const cart = app.fill({ customerId: BEN.id });

  await app.settled(cart.id);
  await app.mark(cart.id, 'abandoned');

  expect(app.brevoCalls()).toBe(before);
  expect(app.account.contact(BEN.email)).toBeUndefined();
  const { carts } = (await app.merchant.get('/status')).body.resources;
  expect(carts).toMatchObject({ total: 1, skipped: 1 });
});

test('whoever agrees later is told of the cart they left, and no more once they say no', async () => {
  await using app = await openCartShop({ bigcommerce: {} });
  const cart = app.fill({ customerId: BEN.id });
  await app.settled(cart.id);
  await app.mark(cart.id, 'abandoned');

  app.shop.simulator.subscribe(BEN.email, { channelId: 1 });
  await app.settle();
  await app.later(10_001);
  expect(app.told()).toEqual(['cart_updated', 'cart_abandoned']);
  expect(app.isInList(BEN.email)).toBe(true);

  for (const { id } of app.shop.subscribersByEmail(BEN.email)) app.shop.deleteSubscriber(id);
  await app.settle();
  await app.later(10_001);
  expect(app.isInList(BEN.email)).toBe(false);
  expect(app.told().at(-1)).toBe('cart_deleted');
});

test('where others are created blocked, so are the owners of carts', async () => {
  await using app = await openCartShop();
  await app.changeSettings({ consent: { mode: 'everyone-blocklisted' } });
  const cart = app.fill({ email: 'somebody@example.com' });

  await app.settled(cart.id);

  expect(app.account.contact('somebody@example.com')?.emailBlacklisted).toBe(true);
});

test('carts that a stricter mode leaves out are taken back, and those of a storefront that is switched off', async () => {
  await using app = await openCartShop();
  await app.changeSettings({ consent: { mode: 'everyone' } });
  const loose = app.fill({ customerId: BEN.id });
  const elsewhere = app.fill({ customerId: ADA.id, channelId: 2 });
  for (const { id } of [loose, elsewhere]) await app.settled(id);
  await app.mark(loose.id, 'abandoned');
  expect(app.isInList(BEN.email)).toBe(true);

  await app.changeSettings({ consent: { mode: 'subscribers' } });
  await app.settle();
  await app.later(10_001);
  expect(app.isInList(BEN.email)).toBe(false);
  expect(app.newest('cart_deleted')?.email).toBe(BEN.email);
  expect(app.told().filter((name) => name === 'cart_deleted')).toHaveLength(1);

  await app.changeSettings({ storefronts: { 2: { enabled: false } } });
  await app.settle();
  await app.later(10_001);
  expect(app.newest('cart_deleted')?.email).toBe(ADA.email);
  expect(app.account.carts.waiting()).toEqual([]);
  expect(await app.waiting()).toBe(0);
});

test('events that are switched off are not sent; the list stays', async () => {
  await using app = await openCartShop();
  await app.changeSettings({
    events: { cart_created: true, cart_updated: false, cart_abandoned: false },
  });
  const cart = app.fill({ customerId: ADA.id });

  await app.settled(cart.id);
  await app.mark(cart.id, 'abandoned');

  expect(app.told()).toEqual(['cart_created']);
  expect(app.isInList(ADA.email)).toBe(true);
});

test('carts that are switched off, or of a storefront that is, stay unmentioned', async () => {
  await using app = await openCartShop();
  await app.changeSettings({ storefronts: { 2: { enabled: false } } });
  const elsewhere = app.fill({ customerId: ADA.id, channelId: 2 });
  await app.settled(elsewhere.id);
  await app.changeSettings({ sync: { carts: false } });
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);

  expect(app.told()).toEqual([]);
  expect(await app.waiting()).toBe(0);
});

test('a cart of 150 items is told of with the first hundred', async () => {
  await using app = await openCartShop();
  const items = Array.from({ length: 150 }, () => TENT);
  const cart = app.fill({ customerId: ADA.id }, items);

  await app.settled(cart.id);

  const { items: told, item_count } = app.newest('cart_updated')?.properties ?? {};
  expect(told).toHaveLength(100);
  expect(item_count).toBe(150);
});

test('one cart that Brevo is not ready for waits by itself, and arrives once', async () => {
  await using app = await openCartShop();
  const carts = [app.fill({ customerId: ADA.id }), app.fill({ customerId: 3 })];
  app.brevo.faults.add({
    ...{ kind: 'status', status: 503, times: 1 },
    match: { method: 'POST', path: '/v3/events' },
  });
  for (const { id } of carts) await app.mark(id);

  await app.later(10_001);
  expect([app.told().length, await app.waiting()]).toEqual([1, 1]);
  await app.later(60_000);

  expect(app.told()).toEqual(['cart_updated', 'cart_updated']);
});

test('a list that is gone from Brevo stops no reminder, and the merchant is told', async () => {
  await using app = await openCartShop();
  const list = app.account.lists.find(app.listId);
  if (list) app.account.lists.delete(list);
  const cart = app.fill({ customerId: ADA.id });

  await app.mark(cart.id, 'abandoned');

  expect(app.told()).toContain('cart_abandoned');
  expect(await app.waiting()).toBe(0);
  expect((await app.merchant.get('/failures?resource=carts')).body.failures).toEqual([]);
  expect((await app.merchant.get('/settings')).body.lists.abandonedCart).toBe(null);
  const { activity } = (await app.merchant.get('/activity?kind=list_gone')).body;
  expect(activity).toMatchObject([{ level: 'warning' }]);
});

async function syncAgain(app: CartShop) {
  await app.merchant.call('POST', '/syncs', { resources: ['customers'], mode: 'full' });
  await app.settle();
}

test('who comes back and leaves again enters the list again', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.mark(cart.id, 'abandoned');
  app.shop.carts.add(cart.id, { productId: 2 });

  await app.settled(cart.id);
  expect(app.isInList(ADA.email)).toBe(false);
  await app.mark(cart.id, 'abandoned');

  expect(app.isInList(ADA.email)).toBe(true);
  expect(app.told()).toEqual([
    ...['cart_updated', 'cart_abandoned', 'cart_updated', 'cart_abandoned'],
  ]);
});

test('a purchase ends the reminders though the cart’s own event was lost', async () => {
  await using app = await openCartShop();
  // Orders are followed once they have been synced.
  await startKinds(app.merchant, ['orders']);
  await app.settle();
  const cart = app.fill({ customerId: ADA.id });
  await app.mark(cart.id, 'abandoned');
  const order = app.shop.simulator.comeBackAndBuy(cart.id);

  await markChanged(app, 'orders', order.id);

  expect(app.isInList(ADA.email)).toBe(false);
  expect(app.account.carts.waiting()).toEqual([]);
  expect(app.told()).toEqual(expect.arrayContaining(['cart_deleted', 'order_completed']));
});

test('three hundred carts at once are each told of once', async () => {
  await using app = await openCartShop();
  await app.changeSettings({ consent: { mode: 'everyone' } });
  const carts = Array.from({ length: 300 }, (_, nth) =>
    app.fill({ email: `shopper${nth}@example.com` }),
  );
  await markChanged(app, 'carts', ...carts.map(({ id }) => id));

  await app.later(10_001);

  expect(app.told()).toHaveLength(300);
  expect(new Set([...app.account.events].map(({ email }) => email)).size).toBe(300);
  expect(await app.waiting()).toBe(0);
}, 60_000);

test('by BigCommerce’s own webhooks: filled, left, bought', async () => {
  await using app = await openCartShop({ bigcommerce: {} });
  const cart = app.shop.simulator.startCart({ customerId: ADA.id });
  await app.settle();
  await app.later(10_001);
  app.shop.simulator.abandonCart({ cartId: cart.id });
  await app.settle();
  expect(app.isInList(ADA.email)).toBe(true);

  app.shop.simulator.comeBackAndBuy(cart.id);
  await app.settle();

  expect(app.told().filter((name) => name.startsWith('cart'))).toEqual([
    ...['cart_updated', 'cart_abandoned', 'cart_deleted'],
  ]);
  expect(app.isInList(ADA.email)).toBe(false);
  expect(app.account.carts.wouldRemind()).toEqual([]);
});

test('carts that nothing happened to for two months are forgotten, and links that are over', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id });
  await app.settled(cart.id);

  await app.later(61 * 86_400_000);
  await upkeep(app.context);

  for (const table of ['carts', 'storefront_tokens']) expect(await app.db(table)).toEqual([]);
  expect(await app.db('ledger_entries').where({ kind: 'carts' })).toEqual([]);
});
