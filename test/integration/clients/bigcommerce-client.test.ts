import { expect, test } from 'vitest';
import manifest from '../../../app.manifest.json' with { type: 'json' };
import {
  type BigCommerceOptions,
  startBigCommerce,
} from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { BigCommerceClient } from '../../../server/clients/bigcommerce/bigcommerce-client.ts';
import { exchangeCode } from '../../../server/clients/bigcommerce/exchange-code.ts';
import { QuotaPacer } from '../../../server/clients/pacing/quota-pacer.ts';
import { Pacing } from '../../../server/clients/pacing.ts';
import type { Page } from '../../../server/clients/page.ts';

const REDIRECT_URI = 'https://app.example/auth';

/** A BigCommerce where the app is installed in store acme1. */
async function installedStore(options: BigCommerceOptions & { pacer?: QuotaPacer } = {}) {
  const { pacer = new Pacing().forStore('acme1'), ...sandboxOptions } = options;
  const callbacks = {
    auth: REDIRECT_URI,
    load: 'https://app.example/load',
    uninstall: 'http://127.0.0.1:9/uninstall',
    removeUser: 'http://127.0.0.1:9/remove_user',
  };
  const scopes = manifest.scopes;
  const sandbox = await startBigCommerce({ callbacks, scopes, ...sandboxOptions });
  const grant = await exchangeCode(codeFor(sandbox));
  const client = new BigCommerceClient({
    apiUrl: sandbox.apiUrl,
    storeHash: grant.storeHash,
    accessToken: grant.accessToken,
    pacer,
    timeoutMs: 2_000,
  });
  return { sandbox, client, grant, [Symbol.asyncDispose]: () => sandbox.stop() };
}

function codeFor(sandbox: Awaited<ReturnType<typeof startBigCommerce>>) {
  const query = new URL(sandbox.install('acme1')).searchParams;
  return {
    loginUrl: sandbox.loginUrl,
    clientId: sandbox.app.clientId,
    clientSecret: sandbox.app.clientSecret,
    code: query.get('code') ?? '',
    context: query.get('context') ?? '',
    scope: query.get('scope') ?? '',
    redirectUri: REDIRECT_URI,
  };
}

async function itemsOf<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

async function firstOf<T>(pages: AsyncIterable<Page<T>>): Promise<Page<T>> {
  for await (const page of pages) return page;
  throw new Error('There is no page');
}

test('an install’s code becomes the store’s token, once', async () => {
  await using sandbox = await startBigCommerce({ scopes: manifest.scopes });
  sandbox.setCallbacks({ auth: REDIRECT_URI });
  const code = codeFor(sandbox);

  const grant = await exchangeCode(code);

  expect(grant).toMatchObject({
    storeHash: 'acme1',
    accessToken: expect.stringMatching(/.+/),
    user: { id: 1201, email: 'owner@acme-outdoors.example' },
    owner: { id: 1201 },
  });
  expect(grant.scope.split(' ')).toEqual(manifest.scopes);
  await expect(exchangeCode(code)).rejects.toMatchObject({ failure: 'rejected' });
});

test.each(['oauth', 'v3', 'html', 'empty'] as const)(
  'a code that is refused is a refusal, whatever the answer looks like (%s)',
  async (tokenErrorBody) => {
    await using sandbox = await startBigCommerce({
      scopes: manifest.scopes,
      switches: { tokenErrorBody },
    });
    sandbox.setCallbacks({ auth: REDIRECT_URI });

    const attempt = exchangeCode({ ...codeFor(sandbox), clientSecret: 'wrong' });

    await expect(attempt).rejects.toMatchObject({ failure: 'rejected', isTransient: false });
  },
);

test('an install works where BigCommerce does not name the owner', async () => {
  await using sandbox = await startBigCommerce({
    scopes: manifest.scopes,
    switches: { ownerInToken: false },
  });
  sandbox.setCallbacks({ auth: REDIRECT_URI });

  expect((await exchangeCode(codeFor(sandbox))).owner).toBeUndefined();
});

test('the store tells what a form for a new Brevo account can be filled with', async () => {
  await using store = await installedStore();

  expect(await store.client.getStore()).toMatchObject({
    id: 'acme1',
    name: 'Acme Outdoors',
    adminEmail: 'owner@acme-outdoors.example',
    secureUrl: expect.stringMatching(/^https:/),
    controlPanelUrl: expect.stringMatching(/^http/),
    currency: 'USD',
    countryCode: 'US',
    defaultChannelId: 1,
  });
  expect(Math.abs((await store.client.getTime()) - Date.now())).toBeLessThan(5_000);
});

test('all customers are read, each once, in four calls a thousand', async () => {
  await using store = await installedStore();
  expect(await store.client.countCustomers()).toBe(1200);
  store.sandbox.requests.clear();

  const customers = await itemsOf(store.client.customerPages());

  expect(new Set(customers.map(({ id }) => id)).size).toBe(1200);
  expect(store.sandbox.requests.total).toBe(5);
});

test('a walk over the customers goes on where another has stopped', async () => {
  await using store = await installedStore();
  const all = await itemsOf(store.client.customerPages());
  const first = await firstOf(store.client.customerPages());

  expect(first).toMatchObject({ total: 1200, items: { length: 250 } });
  const rest = await itemsOf(store.client.customerPages({ cursor: first.nextCursor }));

  expect([...first.items, ...rest].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

test('a customer comes with addresses, attributes and form fields, and with store credit if asked', async () => {
  await using store = await installedStore();

  const [customer] = await store.client.listCustomers({ ids: [1] });
  expect(customer).toMatchObject({
    id: 1,
    email: expect.stringContaining('@'),
    dateCreated: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    storeCredit: null,
  });
  expect(customer?.addresses[0]?.countryCode).toMatch(/^[A-Z]{2}$/);

  const [rich] = await store.client.listCustomers({ ids: [1], include: ['storecredit'] });
  expect(rich).toMatchObject({ addresses: [], storeCredit: expect.any(Number) });
});

test('a customer with more than ten addresses has them all', async () => {
  await using store = await installedStore();

  const [customer] = await store.client.listCustomers({ ids: [10] });
  expect(customer).toMatchObject({ addressCount: 12, addresses: { length: 10 } });

  const addresses = await store.client.addressesOf([1, 10]);
  expect(addresses.get(10)).toHaveLength(12);
  const attributes = await store.client.attributesOf([1]);
  const [first] = await store.client.listCustomers({ ids: [1] });
  expect(attributes.get(1) ?? []).toEqual(first?.attributes);
});

test('customers are found by many ids, and those who are gone are left out', async () => {
  await using store = await installedStore();
  const ids = Array.from({ length: 600 }, (_, index) => index + 1);
  store.sandbox.requests.clear();

  const customers = await store.client.listCustomers({ ids: [...ids, 999_999] });

  expect(customers.map(({ id }) => id).sort((a, b) => a - b)).toEqual(ids);
  expect(store.sandbox.requests.total).toBe(3);
});

test('customers who share an e-mail address on two storefronts are both found by it', async () => {
  await using store = await installedStore();
  const [twelve] = await store.client.listCustomers({ ids: [12], include: [] });

  const found = await store.client.customersByEmail({ emails: [twelve?.email ?? ''] });

  expect(found.map(({ id }) => id).sort()).toEqual([12, 13]);
  expect(new Set(found.map(({ channelIds }) => channelIds?.[0])).size).toBe(2);
});

test('every subscriber is read, with consent and storefront', async () => {
  await using store = await installedStore();

  const subscribers = await itemsOf(store.client.subscribers.pages());

  const first = await firstOf(store.client.subscribers.pages());
  expect(subscribers).toHaveLength(first.total ?? -1);
  expect(new Set(subscribers.map(({ newsletter }) => newsletter))).toEqual(
    new Set(['subscribed', 'unsubscribed', 'not_asked']),
  );
  const later =
    first.items
      .map(({ dateModified }) => dateModified)
      .sort()
      .at(-1) ?? '';
  const changed = await itemsOf(store.client.subscribers.pages({ modifiedSince: later }));
  expect(changed.every(({ dateModified }) => dateModified >= later)).toBe(true);
  expect(changed.length).toBeLessThan(subscribers.length);
});

test.each(['204', '[]'] as const)(
  'a store without customer groups has none (%s)',
  async (v2EmptyAnswer) => {
    await using store = await installedStore({ switches: { v2EmptyAnswer } });
    const before = await store.client.customerFields.listGroups();
    store.sandbox.faults.add({
      kind: 'status',
      status: v2EmptyAnswer === '204' ? 204 : 200,
      body: v2EmptyAnswer === '204' ? '' : [],
      match: { path: '/stores/acme1/v2/customer_groups' },
    });

    expect(before).toContainEqual(expect.objectContaining({ name: expect.any(String) }));
    expect(await store.client.customerFields.listGroups()).toEqual([]);
  },
);

test('fields, storefronts and their sites are listed, and a marketplace has no site', async () => {
  await using store = await installedStore();

  const attributes = await store.client.customerFields.listAttributes();
  expect(attributes[0]).toEqual({
    id: expect.any(Number),
    name: expect.any(String),
    type: expect.stringMatching(/^(string|number|date)$/),
  });
  expect((await store.client.customerFields.listFormFieldNames()).length).toBeGreaterThan(0);
  expect((await store.client.listChannels()).map(({ id, type }) => [id, type])).toEqual([
    [1, 'storefront'],
    [2, 'storefront'],
    [3, 'storefront'],
    [4, 'marketplace'],
  ]);
  const sites = await store.client.catalog.listSites();
  expect(sites).toContainEqual(
    expect.objectContaining({ channelId: 2, url: 'https://eu.acme-outdoors.example' }),
  );
  expect(sites.some(({ channelId }) => channelId === 4)).toBe(false);
});

test('walks at the same time through a small quota provoke no 429', async () => {
  const quota = { requests: 10, windowMs: 150 };
  await using store = await installedStore({ quota });
  store.sandbox.requests.clear();

  const walks = [1, 2, 3].map(() => itemsOf(store.client.customerPages()));
  await Promise.all(walks);

  const requests = store.sandbox.requests.list('/v3/customers');
  expect(requests.map(({ status }) => status)).toEqual(Array(15).fill(200));
});

test('two processes on one store provoke no 429 either', async () => {
  const quota = { requests: 20, windowMs: 200 };
  await using store = await installedStore({ quota });
  const other = new BigCommerceClient({
    apiUrl: store.sandbox.apiUrl,
    storeHash: 'acme1',
    accessToken: store.grant.accessToken,
    pacer: new QuotaPacer(),
  });
  store.sandbox.requests.clear();

  await Promise.all(
    [store.client, other, store.client, other].map((c) => itemsOf(c.customerPages())),
  );

  const requests = store.sandbox.requests.list('/v3/customers');
  expect(requests.map(({ status }) => status)).toEqual(Array(20).fill(200));
});

test.each([
  ['a 429 with headers', { kind: 'status', status: 429 }],
  ['a 500', { kind: 'status', status: 500 }],
  ['HTML with a 503', { kind: 'status', status: 503, body: '<html>maintenance</html>' }],
  ['a connection that breaks before', { kind: 'reset' }],
  ['a connection that breaks after', { kind: 'reset', when: 'after' }],
] as const)('a walk survives %s', async (_what, fault) => {
  await using store = await installedStore({ quota: { requests: 150, windowMs: 300 } });
  store.sandbox.faults.add({ ...fault, match: { path: /customers$/ }, times: 1 });

  expect(await itemsOf(store.client.customerPages())).toHaveLength(1200);
});

test('a 429 without headers is waited out, too', async () => {
  const pacer = new QuotaPacer({ random: () => 0 });
  await using store = await installedStore({ pacer });
  const fault = { kind: 'status', status: 429, withoutHeaders: true, times: 1 } as const;
  store.sandbox.faults.add(fault);

  const waiting = store.client.countCustomers();
  await expect.poll(() => pacer.estimateWaitMs({ method: 'GET', path: '/' })).toBeGreaterThan(0);

  expect(await waiting).toBe(1200);
});

test('a store that stalls is given up, and the call is worth another try later', async () => {
  await using store = await installedStore();
  store.sandbox.faults.add({ kind: 'stall', times: 3 });
  const impatient = new BigCommerceClient({
    apiUrl: store.sandbox.apiUrl,
    storeHash: 'acme1',
    accessToken: store.grant.accessToken,
    pacer: new QuotaPacer(),
    timeoutMs: 20,
  });

  await expect(impatient.getStore()).rejects.toMatchObject({
    failure: 'unanswered',
    isTransient: true,
  });
});

test('a token that died with an uninstall, and a scope that was not granted, are told apart', async () => {
  await using store = await installedStore({ scopes: ['store_v2_information_read_only'] });

  await expect(store.client.countCustomers()).rejects.toMatchObject({
    failure: 'permission',
    code: 'scope_missing',
    isCredentialFailure: true,
  });
  await store.sandbox.uninstall('acme1');
  await expect(store.client.getStore()).rejects.toMatchObject({
    failure: 'credentials',
    code: 'store_token_rejected',
  });
});

test('whoever leaves a walk early stops asking', async () => {
  await using store = await installedStore();
  store.sandbox.requests.clear();

  for await (const page of store.client.customerPages()) {
    if (page.items.length > 0) break;
  }

  expect(store.sandbox.requests.total).toBe(1);
});
