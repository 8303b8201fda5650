import { expect, test } from 'vitest';
import { RECORD_SCOPES, STORE_SCOPES } from '../../../server/sync/webhooks/scope-table.ts';
import { KEY_HEADER } from '../../../server/sync/webhooks/webhook-key.ts';
import { upkeep } from '../../../server/upkeep.ts';
import { keyHeaderOf } from '../../helpers/calls/send-webhook.ts';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { install, type Merchant } from '../../helpers/stores/merchant.ts';
import {
  startTestApp,
  type TestApp,
  type TestAppOptions,
} from '../../helpers/stores/start-test-app.ts';

const DAY_MS = 86_400_000;
const CUSTOMER_SCOPES = scopesOf('customers');

test('installing registers one hook for each event that is needed, with the store’s key', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();

  const hooks = hooksOf(app);
  const scopes = hooks.map(({ scope }) => scope);
  expect(new Set(scopes).size).toBe(scopes.length);
  expect(scopes).toEqual(expect.arrayContaining([...CUSTOMER_SCOPES, ...STORE_SCOPES.keys()]));
  const key = await keyHeaderOf(app);
  for (const { scope, destination, headers, isActive } of hooks) {
    const path = scope === 'store/hook/deliveryException' ? '/exceptions' : '';
    expect(destination).toBe(`${app.url}/webhooks/bigcommerce${path}`);
    expect({ headers, isActive }).toEqual({ headers: key, isActive: true });
  }
  const { webhooks } = (await merchant.get('/status')).body;
  expect(webhooks).toEqual({
    ...{ expected: hooks.length, active: hooks.length, lastReceivedAt: null },
    brevo: { state: 'unknown', checkedAt: null },
  });
});

test('two stores have two keys', async () => {
  await using app = await startTestApp();
  await install(app, 'acme1');
  await install(app, 'boreal2');
  await app.settle();

  const keys = ['acme1', 'boreal2'].map((store) => hooksOf(app, store)[0]?.headers?.[KEY_HEADER]);

  expect(keys[0]).toMatch(/^[\w-]{43}$/);
  expect(keys[1]).not.toBe(keys[0]);
});

test('when all is well, a look costs one call and changes nothing', async () => {
  await using app = await installedApp();
  const before = structuredClone(hooksOf(app));

  const calls = await callsDuring(app, () => ensure(app));

  expect(calls).toEqual(['GET /v3/hooks']);
  expect(hooksOf(app)).toEqual(before);
});

test('switching something off removes its hooks, and switching it on brings them back', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();

  await saveSync(merchant, { customers: false });
  await app.settle();
  const without = hooksOf(app).map(({ scope }) => scope);
  const status = (await merchant.get('/status')).body.webhooks;
  await saveSync(merchant, { customers: true });
  await app.settle();

  expect(without.filter((scope) => CUSTOMER_SCOPES.includes(scope))).toEqual([]);
  expect(without).toEqual(expect.arrayContaining([...STORE_SCOPES.keys()]));
  expect(status).toMatchObject({ expected: without.length, active: without.length });
  const again = hooksOf(app).map(({ scope }) => scope);
  expect(again).toEqual(expect.arrayContaining(CUSTOMER_SCOPES));
});

test('saving other settings asks BigCommerce nothing', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await app.settle();

  const calls = await callsDuring(app, async () => {
    await merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.5 });
    await app.settle();
  });

  expect(calls.filter((call) => call.includes('/v3/hooks'))).toEqual([]);
});

test.each<[string, (app: TestApp) => void]>([
  ['missing', (app) => tableOf(app).delete(hookFor(app, 'store/customer/updated'))],
  ['inactive', (app) => tableOf(app).deactivate(hookFor(app, 'store/customer/updated'))],
  ['inactive, like all others', (app) => deactivateAll(app)],
  [
    'leading elsewhere',
    (app) =>
      void tableOf(app).edit(hookFor(app, 'store/customer/updated'), {
        destination: 'https://elsewhere.example/hook',
      }),
  ],
  [
    'leading to where we once were',
    (app) =>
      void tableOf(app).edit(hookFor(app, 'store/hook/deliveryException'), {
        destination: `${app.url}/old/exceptions`,
      }),
  ],
  [
    'without its key',
    (app) => void tableOf(app).edit(hookFor(app, 'store/customer/updated'), { headers: null }),
  ],
  [
    'twice there',
    (app) =>
      void tableOf(app).create(app.bigcommerce.app.clientId, {
        scope: 'store/customer/updated',
        destination: `${app.url}/webhooks/bigcommerce/other`,
      }),
  ],
  [
    'of no use any more',
    (app) =>
      void tableOf(app).create(app.bigcommerce.app.clientId, {
        scope: 'store/shipment/created',
        destination: `${app.url}/webhooks/bigcommerce`,
      }),
  ],
])('a hook that is %s is put in order by the next look', async (_what, spoil) => {
  await using app = await installedApp();
  const before = stateOf(app);
  spoil(app);
  expect(stateOf(app)).not.toEqual(before);

  await ensure(app);

  expect(stateOf(app)).toEqual(before);
  expect(await callsDuring(app, () => ensure(app))).toEqual(['GET /v3/hooks']);
});

test('hooks of other installations of the app are left alone', async () => {
  await using app = await installedApp();
  const staging = { scope: 'store/customer/updated', destination: 'https://staging.example/hook' };
  tableOf(app).create(app.bigcommerce.app.clientId, staging);
  const near = 'https://127.0.0.1:1/webhooks/bigcommerce';
  tableOf(app).create(app.bigcommerce.app.clientId, { ...staging, destination: near });

  await ensure(app);

  const destinations = hooksOf(app)
    .filter(({ scope }) => scope === staging.scope)
    .map(({ destination }) => destination);
  expect(destinations.sort()).toEqual(
    [staging.destination, near, `${app.url}/webhooks/bigcommerce`].sort(),
  );
});

test('a full scope is told to the merchant once, and holds up no other', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const scope = 'store/customer/updated';
  for (let number = 1; number <= 10; number += 1)
    tableOf(app).create(app.bigcommerce.app.clientId, {
      scope,
      destination: `https://staging${number}.example/hook`,
    });

  await app.settle();
  await ensure(app);

  const { expected, active } = (await merchant.get('/status')).body.webhooks;
  expect(active).toBe(expected - 1);
  const told = (await merchant.get('/activity?level=warning')).body.activity;
  expect(told).toHaveLength(1);
  expect(told[0].message).toMatch(/allows 10 webhooks.*store\/customer\/updated/);

  const room = hooksOf(app).find(({ destination }) => destination.includes('staging3.'));
  if (room) tableOf(app).delete(room);
  await ensure(app);
  expect((await merchant.get('/status')).body.webhooks).toMatchObject({ active: expected });
  expect((await app.context.webhookHealth.get('acme1')).problem).toMatch(/9 of the 10/);
});

test('an answer that was lost does not leave two hooks', async () => {
  const clock = { now: Date.now() };
  await using app = await startTestApp({ now: () => clock.now });
  const merchant = await install(app);
  const match = { method: 'POST', path: '/stores/acme1/v3/hooks' };
  app.bigcommerce.faults.add({ kind: 'reset', when: 'after', match, times: 1 });

  await app.settle();
  const early = (await merchant.get('/status')).body.webhooks;
  clock.now += 60_000;
  await app.settle();

  expect(early.active).toBe(0);
  const { expected, active } = (await merchant.get('/status')).body.webhooks;
  expect([active, hooksOf(app).length]).toEqual([expected, expected]);
});

test('every store is looked at daily, each at its own minute, and only when its day is over', async () => {
  const clock = { now: Date.now() };
  await using app = await installedApp({ now: () => clock.now });
  await install(app, 'boreal2');
  await app.settle();
  deactivateAll(app);

  clock.now += DAY_MS / 2;
  await upkeep(app.context);
  expect(await app.context.queue.findLive('acme1', 'ensure-webhooks')).toBeUndefined();
  clock.now += DAY_MS / 2 + 1;
  await upkeep(app.context);
  const due = await Promise.all(
    ['acme1', 'boreal2'].map(async (store) => {
      const job = await app.context.queue.findLive(store, 'ensure-webhooks');
      return job && job.runAt - clock.now;
    }),
  );
  clock.now += 60 * 60_000;
  await upkeep(app.context);
  await app.settle();

  expect(due[0]).toBeGreaterThanOrEqual(0);
  expect(due[0]).toBeLessThan(60 * 60_000);
  expect(due[1]).not.toBe(due[0]);
  expect(hooksOf(app).every(({ isActive }) => isActive)).toBe(true);
});

test('while BigCommerce refuses our token, the merchant sees why, and consent mends it', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const match = { path: '/stores/acme1/v3/hooks' };
  app.bigcommerce.faults.add({ kind: 'status', status: 401, match, times: 1 });
  await app.settle();
  const problem = (await app.context.stores.find('acme1'))?.tokenProblem;

  await install(app);
  await app.settle();

  expect(problem).toBe('store_token_rejected');
  const { expected, active } = (await merchant.get('/status')).body.webhooks;
  expect(active).toBe(expected);
  expect((await app.context.webhookHealth.get('acme1')).problem).toBeNull();
});

test('after uninstalling and installing again the hooks are there anew', async () => {
  await using app = await installedApp();
  await app.bigcommerce.uninstall('acme1');
  await app.settle();
  expect(hooksOf(app)).toEqual([]);

  await install(app);
  await app.settle();

  expect(hooksOf(app).length).toBeGreaterThan(STORE_SCOPES.size);
});

test.each([
  ['signed', true],
  ['not signed', false],
])(
  'with deliveries that are %s, an edit in the store arrives in Brevo by itself',
  async (_how, hooksSigned) => {
    await using app = await startConnectedApp({ bigcommerce: { switches: { hooksSigned } } });
    await syncOnce(app);

    app.shop.editCustomer(3, { first_name: 'Arrived' });
    await app.settle();

    const contact = [...app.account.contacts].find(({ extId }) => extId === 'bc:acme1:3');
    expect(contact?.attributes).toMatchObject({ FIRSTNAME: 'Arrived' });
  },
);

async function installedApp(options?: TestAppOptions): Promise<TestApp> {
  const app = await startTestApp(options);
  await install(app);
  await app.settle();
  return app;
}

function tableOf(app: TestApp, storeHash = 'acme1') {
  return app.bigcommerce.hooks(storeHash).hooks;
}

function hooksOf(app: TestApp, storeHash = 'acme1') {
  return tableOf(app, storeHash).list(app.bigcommerce.app.clientId);
}

function hookFor(app: TestApp, scope: string) {
  const hook = hooksOf(app).find((one) => one.scope === scope);
  if (!hook) throw new Error(`there is no hook for ${scope}`);
  return hook;
}

function deactivateAll(app: TestApp): void {
  for (const hook of hooksOf(app)) tableOf(app).deactivate(hook);
}

/** Everything about the hooks that matters, whichever they are. */
function stateOf(app: TestApp) {
  return hooksOf(app)
    .map(({ scope, destination, headers, isActive }) => ({ scope, destination, headers, isActive }))
    .sort((a, b) => a.scope.localeCompare(b.scope) || a.destination.localeCompare(b.destination));
}

/** One look, as the watchdog has it. */
async function ensure(app: TestApp): Promise<void> {
  const kind = 'ensure-webhooks';
  await app.context.queue.enqueue({ storeHash: 'acme1', kind, key: kind });
  await app.settle();
}

async function callsDuring(app: TestApp, work: () => Promise<void>): Promise<string[]> {
  app.bigcommerce.requests.clear();
  await work();
  return app.bigcommerce.requests.list().map(({ method, path }) => `${method} ${path}`);
}

async function saveSync(merchant: Merchant, sync: Record<string, boolean>): Promise<void> {
  const { version } = (await merchant.get('/settings')).body;
  const saved = await merchant.call('PUT', '/settings', { version, sync });
  expect(saved.status).toBe(200);
}

function scopesOf(kind: string): string[] {
  return [...RECORD_SCOPES].filter(([, rule]) => rule.kind === kind).map(([scope]) => scope);
}
