import { describe, expect, test } from 'vitest';
import { receiveHooks } from '../../helpers/calls/hook-receiver.ts';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;

const ALL = ['customer', 'order', 'product', 'sku', 'category', 'cart', 'subscriber', 'channel'];

/** Hears everything, and tells what was heard since it was last asked. */
async function everything(shop: Shop) {
  const receiver = await receiveHooks();
  for (const kind of ALL) {
    const scope = `store/${kind}/*`;
    await shop.call('POST', '/v3/hooks', { scope, destination: receiver.url });
  }
  const heard = async () => {
    await shop.bigcommerce.hooks('acme1').idle();
    return receiver.received.splice(0).map(({ body }) => body);
  };
  const scopes = async () => (await heard()).map(({ scope }) => scope.slice('store/'.length));
  return Object.assign(receiver, { heard, scopes });
}

describe('orders', () => {
  test('one is placed by way of a cart, and the stock goes down', async () => {
    await using shop = await openShop();
    const { simulator, catalog } = shop.shop;
    catalog.setStock({ variantId: 2000, place: 0, level: 10 });
    await using receiver = await everything(shop);

    const order = simulator.placeOrder({ customerId: 1, items: [{ productId: 2, quantity: 3 }] });

    const heard = await receiver.heard();
    expect(heard.map(({ scope }) => scope.slice('store/'.length))).toEqual([
      ...['cart/created', 'cart/updated', 'cart/lineItem/created', 'order/created'],
      ...['order/updated', 'order/statusUpdated', 'cart/converted', 'product/updated'],
      'product/inventory/order/updated',
    ]);
    expect(heard.find(({ scope }) => scope === 'store/order/statusUpdated').data.status).toEqual({
      ...{ previous_status_id: 0, new_status_id: 11 },
    });
    expect(heard.at(-1).data.inventory).toEqual({ product_id: 2, method: 'relative', value: -3 });
    const { body } = await shop.get(`/v2/orders/${order.id}`);
    expect(body).toMatchObject({
      customer_id: 1,
      status_id: 11,
      items_total: 3,
      billing_address: { email: 'ada.whitfield@example.com' },
    });
    expect((await shop.get(`/v3/carts/${order.cartId}`)).status).toBe(404);
    const found = await shop.get(`/v2/orders?customer_id=1&min_id=${order.id}`);
    expect(found.body).toHaveLength(1);
  });

  test('one whose payment fails keeps its cart until it is paid', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    const order = simulator.placeOrder({ email: 'late@example.com', statusId: 0 });
    await using receiver = await everything(shop);

    expect((await shop.get(`/v3/carts/${order.cartId}`)).status).toBe(200);
    simulator.changeStatus(order.id, 11);

    expect(await receiver.scopes()).toContain('cart/converted');
    expect((await shop.get(`/v3/carts/${order.cartId}`)).status).toBe(404);
  });

  test('a guest who opts in gets a newsletter record that names the order', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;

    const { id } = simulator.placeOrder({ email: 'opts.in@example.com', isEmailOptIn: true });

    expect(shop.shop.subscribersByEmail('opts.in@example.com')).toMatchObject([
      { source: 'order', order_id: id, consents: ['marketing_newsletter'] },
    ]);
  });

  test('refunds change the status, twice at most', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    const order = simulator.placeOrder({ customerId: 2 });
    await using receiver = await everything(shop);

    const part = simulator.refund(order.id, { amount: 100 });
    const rest = simulator.refund(order.id);

    expect([part.order.statusId, rest.order.statusId]).toEqual([14, 4]);
    expect(() => simulator.refund(order.id)).toThrow('Nothing is left');
    const data = (await receiver.heard()).filter(({ scope }) => scope.endsWith('refund/created'));
    expect(data[0].data).toEqual({
      ...{ type: 'order', id: order.id, refund: { refund_id: part.refund.id } },
    });
    const { body } = await shop.get(`/v3/orders/${order.id}/payment_actions/refunds`);
    expect(body.data).toHaveLength(2);
  });

  test('in another currency are in that currency, with the rate', async () => {
    await using shop = await openShop();

    const { id } = shop.shop.simulator.placeOrder({ email: 'eu@example.com', channelId: 2 });

    expect((await shop.get(`/v2/orders/${id}`)).body).toMatchObject({
      channel_id: 2,
      default_currency_code: 'EUR',
      store_default_to_transactional_exchange_rate: '0.9200000000',
    });
  });
});

describe('carts', () => {
  test.each([
    [{ customerId: 1 }, 'ada.whitfield@example.com'],
    [{ email: 'typed@example.com' }, 'typed@example.com'],
    [{}, ''],
  ])('are abandoned by %j and bought after all', async (shopper, email) => {
    await using shop = await openShop();
    const { simulator } = shop.shop;

    const { cart, token } = simulator.abandonCart(shopper);
    const read = (await shop.get(`/v3/carts/${cart.id}`)).body.data;
    const known = (await shop.get(`/v3/abandoned-carts/${token}`)).body.data;
    await using receiver = await everything(shop);
    const order = simulator.comeBackAndBuy(cart.id);

    expect(read.email).toBe(email);
    expect(known.cart_id).toBe(cart.id);
    const converted = (await receiver.heard()).find(
      ({ scope }) => scope === 'store/cart/converted',
    );
    expect(converted.data).toEqual({ type: 'cart', id: cart.id, orderId: order.id });
    expect(order.billing.email).toBe(email || 'new.guest1@example.com');
  });
});

describe('people', () => {
  test('sign up, move, change their e-mail and leave', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    await using receiver = await everything(shop);

    const { id } = simulator.createCustomer({ email: 'new@example.com' });
    expect(await receiver.scopes()).toEqual(['customer/created']);
    simulator.editAddress(id, { city: 'Oslo' });
    expect(await receiver.scopes()).toEqual(['customer/address/created']);
    simulator.editAddress(id, { city: 'Bergen' });
    expect(await receiver.scopes()).toEqual(['customer/address/updated']);
    simulator.removeAddress(id);
    expect(await receiver.scopes()).toEqual(['customer/address/deleted']);
    simulator.changeEmail(id, 'newer@example.com');
    expect(await receiver.scopes()).toEqual(['customer/updated']);
    simulator.deleteCustomer(id);
    expect(await receiver.scopes()).toEqual(['customer/deleted']);
    expect((await shop.get(`/v3/customers?id:in=${id}`)).body.data).toEqual([]);
  });

  test('subscribe on a storefront and unsubscribe on all', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    await using receiver = await everything(shop);

    simulator.subscribe('fan@example.com');
    simulator.subscribe('fan@example.com', { channelId: 2 });
    simulator.subscribe('fan@example.com', { channelId: 2, consents: ['abandoned_cart'] });
    const gone = simulator.unsubscribe('fan@example.com');

    expect(gone.map(({ consents }) => consents)).toEqual([[], []]);
    expect(await receiver.scopes()).toEqual([
      ...['subscriber/created', 'subscriber/created', 'subscriber/updated'],
      ...['subscriber/updated', 'subscriber/updated'],
    ]);
  });
});

describe('goods', () => {
  test('come, change and go', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    await using receiver = await everything(shop);

    const product = simulator.createProduct({ name: 'Fresh', price: 5 });
    simulator.editProduct(product.id, { price: 6 });
    simulator.deleteProduct(product.id);
    const category = simulator.createCategory({ name: 'Fresh' });
    simulator.editCategory(category.id, { name: 'Stale' });
    simulator.deleteCategory(category.id);

    expect(await receiver.scopes()).toEqual([
      ...['product/created', 'product/updated', 'product/deleted'],
      ...['category/created', 'category/updated', 'category/deleted'],
    ]);
    expect((await shop.get(`/v3/catalog/products/${product.id}`)).status).toBe(404);
  });

  test('a review is told only by the product it is of, and only once approved', async () => {
    await using shop = await openShop();
    const { simulator } = shop.shop;
    await using receiver = await everything(shop);

    const { reviews } = simulator.addReview(2, { status: 'pending' });
    expect(await receiver.scopes()).toEqual([]);
    const product = simulator.approveReview(2, reviews[0]?.id ?? 0);
    expect(await receiver.scopes()).toEqual(['product/updated']);
    expect(product.reviews_count).toBe(1);
  });

  test('a new storefront has a site, a currency and a tree of categories', async () => {
    await using shop = await openShop();
    await using receiver = await everything(shop);

    const { id } = shop.shop.simulator.addStorefront({ name: 'Acme Japan', currency: 'JPY' });

    expect(await receiver.heard()).toMatchObject([
      { scope: 'store/channel/created', data: { type: 'channel', id } },
    ]);
    expect((await shop.get(`/v3/channels/${id}`)).body.data.name).toBe('Acme Japan');
    expect((await shop.get(`/v3/catalog/trees?channel_id:in=${id}`)).body.data).toHaveLength(1);
    expect((await shop.get(`/v3/channels/${id}/site`)).status).toBe(200);
  });
});

describe('the control panel', () => {
  const post = async ({ bigcommerce }: Shop, path: string, body: object) => {
    const response = await fetch(`${bigcommerce.controlPanelUrl}/_sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  test('offers every step as a form that says what was done', async () => {
    await using shop = await openShop();
    const { controlPanelUrl } = shop.bigcommerce;
    const page = await (await fetch(`${controlPanelUrl}/manage/acme1/simulator`)).text();
    const action = /action="([^"]*simulate\/place-order[^"]*)"/.exec(page)?.[1] ?? '';

    const answer = await fetch(controlPanelUrl + action, {
      method: 'POST',
      body: new URLSearchParams({ customerId: '1', email: '', productId: '1', statusId: '11' }),
    });

    expect(page).toContain('Come back and buy');
    expect(await answer.text()).toContain('Order 241 of ada.whitfield@example.com');
  });

  test('takes the same steps as JSON, and refuses in words what cannot be done', async () => {
    await using shop = await openShop();
    const { body } = await post(shop, '/stores/acme1/simulate/abandon-cart', {
      email: 'known@example.com',
      productId: 1,
    });

    expect(body).toMatchObject({
      done: expect.stringContaining('known@example.com is abandoned'),
      result: { token: expect.any(String), cart: { email: 'known@example.com' } },
    });
    const wrong = await post(shop, '/stores/acme1/simulate/change-status', { orderId: 'x' });
    expect(wrong).toEqual({ status: 400, body: { error: 'orderId is no number.' } });
    expect((await post(shop, '/stores/acme1/simulate/explode', {})).status).toBe(400);
  });

  test.each([
    ['refund', { orderId: 60 }],
    ['archive-order', { orderId: 60 }],
    ['start-cart', { customerId: 2 }],
    ['create-customer', { email: 'a@example.com' }],
    ['edit-customer', { customerId: 3, company: 'Acme' }],
    ['change-email', { customerId: 3, email: 'b@example.com' }],
    ['edit-address', { customerId: 3, city: 'Rome' }],
    ['delete-customer', { customerId: 3 }],
    ['subscribe', { email: 'c@example.com' }],
    ['unsubscribe', { email: 'c@example.com' }],
    ['set-stock', { productId: 2, level: 0 }],
    ['create-product', { name: 'A' }],
    ['edit-product', { productId: 1, price: 3 }],
    ['delete-product', { productId: 1 }],
    ['add-review', { productId: 2 }],
    ['approve-reviews', { productId: 2 }],
    ['create-category', { name: 'A' }],
    ['edit-category', { categoryId: 1, name: 'B' }],
    ['delete-category', { categoryId: 1 }],
    ['add-storefront', { name: 'A' }],
  ])('%s does something', async (action, body) => {
    await using shop = await openShop();
    const answer = await post(shop, `/stores/acme1/simulate/${action}`, body);
    expect(answer).toMatchObject({ status: 200, body: { done: expect.any(String) } });
    expect(answer.body.result).toBeDefined();
  });

  test('shows the hooks and how they were answered, but not their secrets', async () => {
    await using receiver = await receiveHooks();
    await using shop = await openShop();
    const hook = {
      scope: 'store/order/*',
      destination: receiver.url,
      headers: { 'x-secret': 's3' },
    };
    await shop.call('POST', '/v3/hooks', hook);
    shop.shop.simulator.archiveOrder(60);

    const path = `${shop.bigcommerce.controlPanelUrl}/_sandbox/stores/acme1/hooks`;
    const text = await (await fetch(path)).text();
    const page = await fetch(`${shop.bigcommerce.controlPanelUrl}/manage/acme1/simulator`);

    expect(JSON.parse(text).attempts).toMatchObject([
      { scope: 'store/order/archived', status: 200 },
    ]);
    expect(text).not.toContain('s3');
    expect(await page.text()).toContain('store/order/archived');
  });
});
