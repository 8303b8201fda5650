import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { ADA, type CartShop, openCartShop, TENT } from '../../helpers/stores/cart-shop.ts';
import { install } from '../../helpers/stores/merchant.ts';

const DAY_MS = 86_400_000;

/** A told cart, and the link of its mail. */
async function leaveCart(app: CartShop, items = [TENT]) {
  const cart = app.fill({ customerId: ADA.id }, items);
  await app.settled(cart.id);
  return { cart, link: String(app.newest('cart_updated')?.properties.url) };
}

const visit = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });
const newestCart = (app: CartShop) => app.shop.carts.latest(1)[0];

test('the link fills a cart like it, on whatever device, as often as it is followed', async () => {
  await using app = await openCartShop();
  const { cart, link } = await leaveCart(app, [{ ...TENT, quantity: 2 }, { productId: 2 }]);

  for (const _device of ['phone', 'laptop']) {
    const answer = await visit(link);
    expect(answer.status).toBe(303);
    const checkout = await fetch(String(answer.headers.get('location')));
    expect([checkout.status, await checkout.text()]).toEqual([
      200,
      expect.stringContaining('Checkout'),
    ]);
  }

  const made = newestCart(app);
  expect(made?.id).not.toBe(cart.id);
  expect(
    made?.items.map(({ productId, variantId, quantity }) => [productId, variantId, quantity]),
  ).toEqual(
    cart.items.map(({ productId, variantId, quantity }) => [productId, variantId, quantity]),
  );
});

test('the cart belongs to nobody: a forwarded mail shows nothing of the person', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app);

  const answer = await visit(link);

  expect(newestCart(app)).toMatchObject({ customerId: 0, email: '' });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
});

test('it still works when the cart itself is gone, and leads to its storefront', async () => {
  await using app = await openCartShop();
  const cart = app.fill({ customerId: ADA.id, channelId: 2 });
  await app.settled(cart.id);
  app.shop.carts.delete(cart.id);

  const answer = await visit(String(app.newest('cart_updated')?.properties.url));

  expect(answer.status).toBe(303);
  expect(newestCart(app)?.channelId).toBe(2);
});

test('a double click is two carts, and both lead into the checkout', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app);

  const answers = await Promise.all([visit(link), visit(link)]);

  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const [first, second] = answers.map(({ headers }) => headers.get('location'));
  expect(first).not.toBe(second);
});

test('what is not for sale any more is left out; without anything left there is a way to the shop', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app, [TENT, { productId: 2 }]);
  app.shop.catalog.products.delete(2);

  expect((await visit(link)).status).toBe(303);
  expect(newestCart(app)?.items.map(({ productId }) => productId)).toEqual([1]);

  app.shop.catalog.products.delete(1);
  const answer = await visit(link);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toMatch(
    /not for sale any more[\s\S]*href="https?:[^"]*">To the shop/,
  );
});

test('a link that is over looks like one that never was', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app);
  await app.later(31 * DAY_MS);

  const pages = [];
  for (const url of [
    link,
    `${app.url}/r/${'A'.repeat(43)}`,
    `${app.url}/r/short`,
    `${app.url}/r/`,
  ]) {
    const answer = await visit(url);
    const text = await answer.text();
    pages.push([answer.status, text, answer.headers.get('x-robots-tag')]);
  }

  expect(pages[0]?.[0]).toBe(404);
  expect(pages[0]?.[1]).toContain('This link is not valid any more');
  expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
});

test('guessing is slowed down', async () => {
  await using app = await openCartShop();
  const statuses = [];
  for (let tries = 0; tries < 70; tries += 1)
    statuses.push((await visit(`${app.url}/r/${String(tries).padStart(43, 'x')}`)).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
});

test('a look at whether the link is alive fills no cart', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app);
  const { count } = app.shop.carts;

  expect((await visit(link, { method: 'HEAD' })).status).toBe(200);
  expect(app.shop.carts.count).toBe(count);
});

test('after the purchase the link is over, and so is the cart it came from', async () => {
  await using app = await openCartShop();
  const { cart, link } = await leaveCart(app);
  await app.mark(cart.id, 'abandoned');
  await visit(link);
  const made = newestCart(app);
  const order = app.shop.simulator.comeBackAndBuy(made?.id ?? '', { email: 'other@example.com' });

  await app.mark(made?.id ?? '', `converted:${order.id}`);

  expect(app.told().at(-1)).toBe('cart_deleted');
  expect(app.isInList(ADA.email)).toBe(false);
  expect((await visit(link)).status).toBe(404);
});

test('a store that does not answer is a page with a way on, not an error', async () => {
  await using app = await openCartShop();
  const { link } = await leaveCart(app);
  app.bigcommerce.faults.add({
    ...{ kind: 'status', status: 500, times: 20 },
    match: { method: 'POST', path: /\/v3\/carts$/ },
  });

  const answer = await visit(link);

  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('To the shop');
});

test('each store’s links fill carts in that store, and die with the app', async () => {
  await using app = await openCartShop();
  const { cart, link } = await leaveCart(app);
  const other = await install(app, 'boreal2');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.german });
  const theirs = app.bigcommerce.stores.get('boreal2')?.shop;

  expect((await visit(link)).status).toBe(303);
  expect(theirs?.carts.count).toBe(0);
  await app.bigcommerce.uninstall('acme1');
  expect((await visit(link)).status).toBe(404);
  expect(cart.id).toBeDefined();
});

test('the tables hold neither the link nor what is in the cart', async () => {
  await using app = await openCartShop();
  const { cart, link } = await leaveCart(app);
  const rows = JSON.stringify([await app.db('storefront_tokens'), await app.db('carts')]);

  for (const secret of [
    link.split('/').at(-1) ?? '',
    ADA.email,
    cart.items[0]?.name ?? '',
    'variantId',
  ])
    expect(rows).not.toContain(secret);
});
