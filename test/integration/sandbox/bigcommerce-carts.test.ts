import { describe, expect, test, vi } from 'vitest';
import { receiveHooks } from '../../helpers/calls/hook-receiver.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;

const LINES = { line_items: [{ product_id: 1, variant_id: 1001, quantity: 2 }] };
/** A shopper's own cart, in the store's currency. */
const fill = ({ shop }: Shop, items = [{ productId: 1, quantity: 1 }]) =>
  shop.carts.create({ channelId: 1, currency: 'USD', rate: 1 }, items);

async function listening(shop: Shop, scope = 'store/cart/*') {
  const receiver = await receiveHooks();
  await shop.call('POST', '/v3/hooks', { scope, destination: receiver.url });
  const heard = async () => {
    await shop.bigcommerce.hooks('acme1').idle();
    return receiver.received.splice(0).map(({ body }) => body);
  };
  return Object.assign(receiver, { heard });
}

describe('carts', () => {
  test('are read one at a time; there is no list', async () => {
    await using shop = await openShop();
    const { id } = fill(shop);

    const { body } = await shop.get(`/v3/carts/${id}?include=line_items.physical_items.options`);

    expect(body.data).toMatchObject({
      id,
      customer_id: 0,
      email: '',
      currency: { code: 'USD' },
      cart_amount: 199.95,
      line_items: { physical_items: [{ product_id: 1, sale_price: 199.95, list_price: 249.95 }] },
    });
    expect(body.data.line_items.physical_items[0].options).toHaveLength(2);
    expect((await shop.get('/v3/carts')).status).toBe(405);
    expect((await shop.get('/v3/abandoned-carts')).status).toBe(404);
    expect((await shop.get('/v3/carts/6f4a1b1e-0000-4000-a000-000000000000')).status).toBe(404);
  });

  test('made by the API lead into checkout, once a link', async () => {
    await using shop = await openShop();

    const made = await shop.call('POST', '/v3/carts?include=redirect_urls', LINES);
    const again = await shop.call('POST', `/v3/carts/${made.body.data.id}/redirect_urls`);
    const first = await fetch(again.body.data.checkout_url);
    const second = await fetch(again.body.data.checkout_url);

    expect(made.status).toBe(201);
    expect(made.body.data.redirect_urls.cart_url).toMatch(/^http/);
    expect(again.status).toBe(201);
    expect([first.status, second.status]).toEqual([200, 410]);
    expect(await first.text()).toContain('Checkout');
    expect(await second.text()).toContain('Your cart is empty');
    expect((await fetch(made.body.data.redirect_urls.checkout_url)).status).toBe(200);
  });

  test('of a shopper have no links', async () => {
    await using shop = await openShop();
    const { id } = fill(shop);

    expect((await shop.call('POST', `/v3/carts/${id}/redirect_urls`)).status).toBe(422);
    const { body } = await shop.get(`/v3/carts/${id}?include=redirect_urls`);
    expect(body.data.redirect_urls).toBeUndefined();
  });

  test.each([
    [{}, 422],
    [{ line_items: [] }, 422],
    [{ line_items: [{ product_id: 99_999, quantity: 1 }] }, 422],
    [{ line_items: [{ product_id: 9, quantity: 1 }] }, 422],
    [{ line_items: [{ product_id: 19, quantity: 1 }] }, 422],
    [{ ...LINES, customer_id: 99_999 }, 404],
  ])('cannot be made of %j', async (body, status) => {
    await using shop = await openShop();
    expect((await shop.call('POST', '/v3/carts', body)).status).toBe(status);
  });

  test('are in the currency of their storefront', async () => {
    await using shop = await openShop();
    const { body } = await shop.call('POST', '/v3/carts', { ...LINES, channel_id: 2 });
    expect(body.data).toMatchObject({ channel_id: 2, currency: { code: 'EUR' } });
    expect(body.data.cart_amount).toBe(367.9);
  });

  test('of a customer have the customer’s e-mail; the checkout shows it in the address', async () => {
    await using shop = await openShop();
    const { body } = await shop.call('POST', '/v3/carts', { ...LINES, customer_id: 1 });
    const checkout = (await shop.get(`/v3/checkouts/${body.data.id}`)).body.data;

    expect(body.data.email).toBe('ada.whitfield@example.com');
    expect(checkout.billing_address).toMatchObject({ email: 'ada.whitfield@example.com' });
    expect(checkout).toMatchObject({ order_id: null, grand_total: 399.9 });
  });

  test('need the scope of carts, and more than reading to be made', async () => {
    await using shop = await openShop({ scopes: ['store_cart_read_only'] });
    const { id } = fill(shop);

    expect((await shop.get(`/v3/carts/${id}`)).status).toBe(200);
    expect((await shop.get(`/v3/checkouts/${id}`)).status).toBe(403);
    expect((await shop.call('POST', '/v3/carts', LINES)).status).toBe(403);
  });

  test('are forgotten after thirty days', async () => {
    await using shop = await openShop();
    const { id } = fill(shop);
    vi.useFakeTimers({ toFake: ['Date'] });

    vi.advanceTimersByTime(31 * 86_400_000);
    expect((await shop.get(`/v3/carts/${id}`)).status).toBe(404);
    vi.useRealTimers();
  });
});

describe('what carts fire', () => {
  test('a new one is created and updated, and so is its line', async () => {
    await using shop = await openShop();
    await using receiver = await listening(shop);

    const { id, items } = fill(shop);

    expect(await receiver.heard()).toMatchObject([
      { scope: 'store/cart/created', data: { type: 'cart', id } },
      { scope: 'store/cart/updated', data: { type: 'cart', id } },
      {
        scope: 'store/cart/lineItem/created',
        data: { type: 'cart_line_item', id: items[0]?.id, cartId: id },
      },
    ]);
  });

  test('an e-mail typed at checkout is an update; the last line out deletes the cart', async () => {
    await using shop = await openShop();
    const cart = fill(shop);
    await using receiver = await listening(shop);

    shop.shop.carts.edit(cart.id, { email: 'typed@example.com' });
    expect((await receiver.heard()).map(({ scope }) => scope)).toEqual(['store/cart/updated']);
    shop.shop.carts.setQuantity(cart.id, cart.items[0]?.id ?? '', 0);
    expect((await receiver.heard()).map(({ scope }) => scope)).toEqual([
      ...['store/cart/updated', 'store/cart/lineItem/deleted', 'store/cart/deleted'],
    ]);
    expect((await shop.get(`/v3/carts/${cart.id}`)).status).toBe(404);
  });

  test('an hour of silence abandons it, with a token that leads back to it', async () => {
    // An hour in a fifth of a second.
    await using shop = await openShop({ timeScale: 18_000 });
    await using receiver = await listening(shop, 'store/cart/abandoned');
    const { id } = fill(shop);

    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), { timeout: 3000 });

    const { data } = receiver.received[0]?.body ?? {};
    expect(data).toMatchObject({
      type: 'cart',
      id,
      token: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const { body } = await shop.get(`/v3/abandoned-carts/${data.token}`);
    expect(body).toEqual({ data: { cart_id: id }, meta: {} });
    expect((await shop.get('/v3/abandoned-carts/unknown')).status).toBe(404);
  });

  test('the token may be missing, and the type of lines another', async () => {
    await using shop = await openShop({
      switches: { abandonedCartToken: false, lineItemType: 'cart' },
    });
    await using receiver = await listening(shop);
    const { id } = fill(shop);
    shop.shop.carts.abandon(id);

    const heard = await receiver.heard();
    expect(heard.find(({ scope }) => scope === 'store/cart/abandoned').data).toEqual({
      ...{ type: 'cart', id },
    });
    expect(heard.find(({ scope }) => scope.endsWith('lineItem/created')).data.type).toBe('cart');
  });
});

test('the store says whether it sends reminders itself, and a storefront may say otherwise', async () => {
  await using shop = await openShop({ scopes: ['store_v2_information'] });
  const path = '/v3/abandoned-carts/settings';

  await shop.call('PUT', `${path}/channels/2`, { enable_notification: false });

  expect((await shop.get(path)).body.data.enable_notification).toBe(true);
  expect((await shop.get(`${path}/channels/2`)).body.data).toMatchObject({
    enable_notification: false,
    merchant_email_address: null,
  });
  expect((await shop.get(`${path}/channels/99`)).status).toBe(404);
});
