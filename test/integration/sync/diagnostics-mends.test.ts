import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import type { CheckId, Mend } from '../../../server/contract/diagnostics.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { newList, saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { install } from '../../helpers/stores/merchant.ts';

const STORES = [
  { hash: 'acme1', name: 'Acme Outdoors', seed: 1, customers: 20, products: 12 },
  { hash: 'boreal2', name: 'Borealis Tea', seed: 2, customers: 5, products: 5 },
];

let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ bigcommerce: { stores: STORES } });
  await app.settle();
  await app.merchant.call('POST', '/syncs', { mode: 'full' });
  await app.settle();
});

beforeEach(() => app.db('diagnostic_runs').delete());

afterAll(() => app.stop());

test('webhooks that are missing or off are put right, and the page sees that it is under way', async () => {
  const { hooks } = app.bigcommerce.hooks('acme1');
  const [first, second] = hooks.list(app.bigcommerce.app.clientId);
  if (!first || !second) throw new Error('there are hooks');
  hooks.delete(first);
  hooks.deactivate(second);
  expect(await look('webhooks')).toMatchObject({ code: 'several', mend: 'webhooks' });

  const started = await mend('webhooks');
  await app.settle();

  expect(of(started.body, 'webhooks')).toMatchObject({ code: 'several', isMending: true });
  expect(await look('webhooks')).toMatchObject({ state: 'ok', isMending: false });
});

test('the webhook in Brevo that somebody deleted is registered again', async () => {
  app.account.webhooks.clear();
  expect(await look('brevo_webhook')).toMatchObject({ code: 'missing', mend: 'brevo_webhook' });

  const started = await mend('brevo_webhook');
  await app.settle();

  expect(of(started.body, 'brevo_webhook')).toMatchObject({ isMending: true });
  expect(await look('brevo_webhook')).toMatchObject({ state: 'ok', isMending: false });
});

test('eCommerce is switched on in Brevo', async () => {
  app.account.ecommerce.isActive = false;
  expect(await look('brevo_ecommerce')).toMatchObject({ mend: 'ecommerce', isMending: false });

  const started = await mend('ecommerce');

  expect(of(started.body, 'brevo_ecommerce')).toMatchObject({ isMending: true });
  expect(app.brevo.requests.list().map(({ path }) => path)).toContain('/v3/ecommerce/activate');
  app.account.ecommerce.isActive = true;
  await app.settle();
});

test('a list that was deleted is made anew, chosen everywhere, and filled; two clicks make one', async () => {
  const { lists } = (await app.merchant.get('/settings')).body;
  const id = await newList(app, 'Everybody');
  await saveSettings(app, {
    lists: { ...lists, allCustomers: id },
    storefronts: { 2: { enabled: true, lists: { buyers: id } } },
  });
  await app.settle();
  const list = app.account.lists.find(id);
  const before = list ? app.account.lists.members(list).length : 0;
  if (list) app.account.lists.delete(list);
  expect(await look('lists')).toMatchObject({ code: 'gone', params: { lists: `#${id}` } });

  const clicks = [await mend('lists'), await mend('lists')];
  await app.settle();

  expect(clicks.map(({ status }) => status)).toEqual([200, 200]);
  const after = (await app.merchant.get('/settings')).body;
  const renewed = app.account.lists.find(after.lists.allCustomers);
  expect(renewed?.name).toBe('Acme Outdoors – customers');
  expect(after.storefronts[2].lists.buyers).toBe(renewed?.id);
  expect(before).toBeGreaterThan(0);
  expect(renewed && app.account.lists.members(renewed).length).toBe(before);
  expect(await look('lists')).toMatchObject({ state: 'ok' });
});

test('an attribute that was deleted is created with its type, and filled again', async () => {
  const city = app.account.attributes.get('CITY');
  const contacts = () => [...app.account.contacts].filter(({ attributes }) => attributes.CITY);
  const before = contacts().length;
  app.account.attributes.delete('CITY');
  for (const { attributes } of app.account.contacts) delete attributes.CITY;
  expect(await look('attributes')).toMatchObject({ code: 'missing', mend: 'attributes' });

  await mend('attributes');
  await app.settle();

  expect(app.account.attributes.get('CITY')?.type).toBe(city?.type);
  expect(before).toBeGreaterThan(0);
  expect(contacts()).toHaveLength(before);
  expect(await look('attributes')).toMatchObject({ state: 'ok' });
});

test('a product that was missed is found by comparing with the store', async () => {
  const [row] = await app.db('ledger_entries').where({ store_hash: 'acme1', kind: 'products' });
  await app.db('ledger_entries').where({ kind: 'products', entity_id: row.entity_id }).delete();
  expect(await look('catalogue')).toMatchObject({ code: 'behind', mend: 'reconcile' });

  const started = await mend('reconcile');
  await app.settle();

  expect(of(started.body, 'catalogue')).toMatchObject({ isMending: true });
  expect(await look('catalogue')).toMatchObject({ state: 'ok', isMending: false });
});

test('products that somebody deleted in Brevo are written again', async () => {
  const { products } = app.account.catalogue;
  const [id] = products.keys();
  products.delete(String(id));
  expect(await look('catalogue')).toMatchObject({ code: 'missing_in_brevo' });

  await mend('rewrite_products');
  await app.settle();

  expect(products.has(String(id))).toBe(true);
  expect(await look('catalogue')).toMatchObject({ state: 'ok' });
});

test('a sync that was paused for a key goes on once Brevo takes it again', async () => {
  const key = app.account.keys.find((one) => one.key === SANDBOX_KEYS.english);
  if (!key) throw new Error('the account has a key');
  key.state = 'revoked';
  await app.merchant.get('/brevo/lists');
  key.state = 'works';
  expect(await look('brevo_key')).toMatchObject({ code: 'paused', mend: 'resume' });

  await mend('resume');

  expect(await look('brevo_key')).toMatchObject({ state: 'ok' });
  expect((await app.merchant.get('/status')).body.connected).toBe(true);
});

test('a mend that the platform refuses says so, and is not noted as done', async () => {
  const mendsNoted = async () =>
    (await app.merchant.get('/audit?limit=200')).body.entries.filter(
      ({ action }: { action: string }) => action === 'mend_started',
    ).length;
  const before = await mendsNoted();
  app.brevo.faults.add({ kind: 'status', status: 401, times: 20 });

  const refused = await mend('ecommerce');
  app.brevo.faults.clear();

  expect(refused).toMatchObject({ status: 422, body: { error: { code: 'brevo_key_rejected' } } });
  expect(await mendsNoted()).toBe(before);
  expect(before).toBeGreaterThan(0);
});

test('another store mends its own things, and no others', async () => {
  const other = await install(app, 'boreal2');
  await app.settle();
  const { hooks } = app.bigcommerce.hooks('acme1');
  const [first] = hooks.list(app.bigcommerce.app.clientId);
  if (first) hooks.deactivate(first);

  const answer = await other.call('POST', '/diagnostics/mend', { mend: 'webhooks' });
  await app.settle();
  const without = await other.call('POST', '/diagnostics/mend', { mend: 'lists' });

  expect(answer.body.checks).toEqual([]);
  expect(await look('webhooks')).toMatchObject({ code: 'inactive' });
  expect(without).toMatchObject({ status: 409, body: { error: { code: 'brevo_not_connected' } } });
});

// biome-ignore lint/suspicious/noExplicitAny: an answer of an API that is under test
function of(body: any, id: CheckId) {
  return body.checks.find((one: { id: string }) => one.id === id);
}

async function look(id: CheckId) {
  return of((await app.merchant.call('POST', '/diagnostics', { checks: [id] })).body, id);
}

function mend(what: Mend) {
  return app.merchant.call('POST', '/diagnostics/mend', { mend: what });
}
