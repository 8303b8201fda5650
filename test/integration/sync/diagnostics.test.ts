import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { CheckId, type Diagnosis } from '../../../server/contract/diagnostics.ts';
import { type ConnectedApp, startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { newList, saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { install } from '../../helpers/stores/merchant.ts';

const STORES = [{ hash: 'acme1', name: 'Acme Outdoors', seed: 1, customers: 20, products: 12 }];
const MINUTE_MS = 60_000;

let app: ConnectedApp;
/** How far our clock is ahead. */
let aheadMs = 0;
let undo: (() => unknown) | undefined;

beforeAll(async () => {
  const now = () => Date.now() + aheadMs;
  const other = { hash: 'boreal2', name: 'Borealis Tea', seed: 2, customers: 5, products: 5 };
  app = await startConnectedApp({ now, bigcommerce: { stores: [...STORES, other] } });
  await app.settle();
  await app.merchant.call('POST', '/syncs', { mode: 'full' });
  await app.settle();
});

afterEach(async () => {
  await undo?.();
  undo = undefined;
  aheadMs = 0;
  // Nobody may look so often within an hour.
  await app.db('diagnostic_runs').delete();
});

afterAll(() => app.stop());

test('before anybody has looked, nothing is said', async () => {
  const { status, body } = await app.merchant.get('/diagnostics');

  expect({ status, body }).toEqual({
    status: 200,
    body: { checkedAt: null, isRunning: false, checks: [] },
  });
});

test('in a store that is in order only its own cart reminders deserve a look', async () => {
  const { status, body } = await app.merchant.call('POST', '/diagnostics');

  expect(status).toBe(200);
  const worthALook = body.checks.filter(({ state }: Diagnosis) => !['ok', 'off'].includes(state));
  expect(worthALook.map(({ id, code }: Diagnosis) => `${id} ${code}`)).toEqual([
    'cart_reminders both',
  ]);
  expect(await app.merchant.get('/diagnostics')).toMatchObject({ status: 200, body });
});

test('every check of the table is made', async () => {
  const { checks } = (await app.merchant.call('POST', '/diagnostics')).body;

  expect(checks.map(({ id }: Diagnosis) => id)).toEqual(CheckId.options);
});

const CASES: Array<
  [
    id: CheckId,
    found: `${Diagnosis['state']} ${string}`,
    how: string,
    arrange: () => (() => unknown) | Promise<() => unknown>,
  ]
> = [
  ['store_token', 'problem refused', 'BigCommerce refuses the token', () => fault(401)],
  ['customer_groups', 'problem refused', 'a scope is missing', () => fault(403)],
  [
    'scopes',
    'problem missing',
    'the store granted less',
    () => change('stores', { store_hash: 'acme1' }, { scope: 'store_v2_orders' }, 'scope'),
  ],
  ['webhooks', 'problem missing', 'one was deleted', () => hooks((one) => table().delete(one), 1)],
  ['webhooks', 'problem inactive', 'they were switched off', () => switchedOff(3)],
  ['webhooks', 'problem misdirected', 'one leads elsewhere', misdirected],
  ['webhooks', 'warning spare', 'there are two for one event', spareHook],
  ['webhooks', 'problem crowded', 'copies of the app left no room', crowdedHooks],
  [
    'webhook_delivery',
    'warning quiet',
    'nothing came for a week',
    () => lastReceived(8 * 24 * 60 * MINUTE_MS),
  ],
  ['webhook_delivery', 'ok ok', 'one came just now', () => lastReceived(MINUTE_MS)],
  ['webhook_delivery', 'problem failing', 'none came since one was lost', failedDelivery],
  ['webhook_delivery', 'ok none_yet', 'nothing changed yet', () => () => undefined],
  [
    'webhook_delivery',
    'problem never',
    'none came for two days',
    () => clockAhead(2 * 24 * 60 * MINUTE_MS),
  ],
  [
    'cart_events',
    'problem missing',
    'their webhooks are off',
    () => change('webhooks', { scope: 'store/cart/updated' }, { is_active: false }, 'is_active'),
  ],
  ['cart_events', 'off off', 'carts are not synced', () => settings({ sync: { carts: false } })],
  ['cart_events', 'warning never', 'somebody has bought without a cart', soldWithoutCart],
  ['cart_events', 'ok ok', 'one was changed', () => seenCart()],
  [
    'cart_events',
    'warning events_off',
    'Brevo is not to be told',
    () => settings({ events: { cart_deleted: false } }),
  ],
  ['cart_reminders', 'ok ok', 'BigCommerce sends none', () => reminders(false)],
  ['cart_reminders', 'off off', 'carts are not synced', () => settings({ sync: { carts: false } })],
  ['brevo_key', 'problem refused', 'the key was deleted', () => key('revoked')],
  ['brevo_key', 'problem refused', 'the key has expired', () => key('expired')],
  ['brevo_address', 'problem refused', 'our address is not known', () => key('unknown-ip')],
  ['brevo_address', 'unknown blocked', 'the key was deleted', () => key('revoked')],
  ['brevo_permissions', 'problem missing', 'the key may not do all', () => key('restricted')],
  ['brevo_ecommerce', 'problem inactive', 'it is not switched on', withoutEcommerce],
  ['brevo_webhook', 'problem missing', 'somebody deleted it', () => brevoHooks([])],
  [
    'brevo_webhook',
    'problem changed',
    'it leads elsewhere',
    () => brevoHooks(ownHooks().map((hook) => ({ ...hook, url: 'https://elsewhere.example/' }))),
  ],
  [
    'brevo_webhook',
    'warning full',
    'others hold all of them',
    () => brevoHooks(Array.from({ length: 40 }, (_, nth) => otherHook(9_000 + nth))),
  ],
  ['brevo_webhook', 'warning not_permitted', 'the key is restricted', () => key('restricted')],
  ['lists', 'problem gone', 'a list was deleted', () => goneList()],
  ['attributes', 'problem missing', 'an attribute was deleted', () => goneAttribute('CITY')],
  [
    'attributes',
    'warning mismatched',
    'a type does not fit',
    () => mapping([{ source: 'first_name', attribute: 'ORDER_COUNT' }]),
  ],
  [
    'attributes',
    'warning unknown_fields',
    'a field of the store is gone',
    () => mapping([{ source: 'attributes["Gone"]', attribute: 'FIRSTNAME' }]),
  ],
  [
    'catalogue',
    'off off',
    'products are not synced',
    () => settings({ sync: { products: false } }),
  ],
  ['catalogue', 'warning behind', 'hooks missed a product', () => forgetProduct()],
  ['catalogue', 'problem missing_in_brevo', 'products were deleted in Brevo', deletedInBrevo],
  ['nightly', 'problem not_planned', 'its job is gone', () => withoutJob()],
  ['nightly', 'problem overdue', 'nobody works', () => overdueJob()],
  ['nightly', 'ok ok', 'it was done', () => nightRun('succeeded')],
  ['nightly', 'warning unfinished', 'it was stopped', () => nightRun('failed')],
  ['catalogue', 'ok syncing', 'a product was changed just now', () => markedProduct()],
  [
    'consent',
    'problem unconfirmed',
    'nobody gave their word',
    () => settings({ consent: { mode: 'everyone' } }),
  ],
  ['rate_limits', 'ok some', 'a limit was met', () => refusedCalls(1)],
  ['rate_limits', 'warning many', 'limits were met all day', () => refusedCalls(120)],
  ['clock', 'problem off', 'our clock is ahead', () => clockAhead(10 * MINUTE_MS)],
];

test.each(CASES)('%s: %s when %s', async (id, found, _how, arrange) => {
  undo = await arrange();

  const { checks } = await app.context.diagnostics.run('acme1', [id]);

  const seen = checks.find((one) => one.id === id);
  expect(`${seen?.state} ${seen?.code}`).toBe(found);
  expect(seen?.message).not.toMatch(/\{\{|undefined|^$/);
  const needsWords = ['warning', 'problem', 'unknown'].includes(seen?.state ?? '');
  expect(seen?.whatToDo === null).toBe(!needsWords);
});

test('what a platform does not answer is unknown, and says nothing of the rest', async () => {
  undo = app.brevo.faults.add({ kind: 'status', status: 500 });

  const { checks } = (await app.merchant.call('POST', '/diagnostics')).body;

  const of = (id: CheckId) => checks.find((one: Diagnosis) => one.id === id);
  expect(of('brevo_key')).toMatchObject({ state: 'unknown', code: 'unanswered' });
  expect(of('lists')).toMatchObject({ state: 'unknown', message: expect.stringMatching('Brevo') });
  expect(of('store_token')).toMatchObject({ state: 'ok' });
});

test('calls that were turned away are counted for their store', async () => {
  undo = () => app.db('refused_calls').delete();
  app.brevo.faults.add({ kind: 'status', status: 429, times: 1, match: { path: '/v3/contacts' } });

  await app.merchant.call('POST', '/diagnostics', { checks: ['lists'] });
  const counted = await app.context.refusedCalls.countToday('acme1', Date.now());

  expect([...counted]).toEqual([['Brevo', 1]]);
  expect((await app.context.refusedCalls.countToday('boreal2', Date.now())).size).toBe(0);
});

test('without Brevo there is one problem, and the rest waits for it', async () => {
  const other = await install(app, 'boreal2');
  await app.settle();

  const { checks } = (await other.call('POST', '/diagnostics')).body;

  const of = (state: string) => checks.filter((one: Diagnosis) => one.state === state);
  expect(of('problem').map(({ id, code }: Diagnosis) => [id, code])).toEqual([
    ['brevo_key', 'not_connected'],
  ]);
  expect(of('unknown')).toEqual([]);
  expect(of('off').map(({ id }: Diagnosis) => id)).toContain('lists');
  // And nobody sees anything of another store.
  expect((await app.merchant.get('/diagnostics')).body.checks).not.toEqual(checks);
});

test('a second click joins the look that is under way', async () => {
  app.bigcommerce.requests.clear();

  const clicks = await Promise.all([1, 2, 3].map(() => app.merchant.call('POST', '/diagnostics')));

  expect(clicks.map(({ status }) => status)).toEqual([200, 200, 200]);
  const looks = app.bigcommerce.requests.list().filter(({ path }) => path === '/v3/hooks');
  expect(looks).toHaveLength(1);
});

test('who looks again and again is asked to wait, and keeps what was found', async () => {
  for (let look = 0; look < 15; look += 1)
    await app.merchant.call('POST', '/diagnostics', { checks: ['consent'] });

  const refused = await app.merchant.call('POST', '/diagnostics');
  const kept = await app.merchant.get('/diagnostics');
  aheadMs = 59 * MINUTE_MS;
  const stillRefused = await app.context.diagnostics.run('acme1').catch(({ code }) => code);
  aheadMs = 61 * MINUTE_MS;
  const allowed = await app.context.diagnostics.run('acme1', ['consent']);

  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too_many_requests' } } });
  expect(kept.body.checks.length).toBeGreaterThan(10);
  expect(stillRefused).toBe('too_many_requests');
  expect(allowed.checks.find(({ id }) => id === 'consent')?.state).toBe('ok');
});

test.each([
  ['/diagnostics', { checks: ['everything'] }],
  ['/diagnostics', { checks: [] }],
  ['/diagnostics/mend', { mend: 'the_world' }],
  ['/diagnostics/mend', {}],
])('%s refuses %o', async (path, body) => {
  expect((await app.merchant.call('POST', path, body)).status).toBe(400);
});

test('no finding holds a secret or a person', async () => {
  const text = JSON.stringify((await app.merchant.call('POST', '/diagnostics')).body);

  expect(text).not.toContain(SANDBOX_KEYS.english.slice(-12));
  expect(text).not.toMatch(/@|x-pulsebridge|Bearer/);
});

const table = () => app.bigcommerce.hooks('acme1').hooks;
const ourHooks = () => table().list(app.bigcommerce.app.clientId);

async function mendHooks(): Promise<void> {
  const kind = 'ensure-webhooks';
  await app.context.queue.enqueue({ storeHash: 'acme1', kind, key: kind });
  await app.settle();
}

type Hook = ReturnType<typeof ourHooks>[number];

function hooks(harm: (hook: Hook) => void, count: number) {
  for (const hook of ourHooks().slice(0, count)) harm(hook);
  return mendHooks;
}

const switchedOff = (count: number) => hooks((hook) => table().deactivate(hook), count);

function misdirected() {
  return hooks((hook) => {
    hook.destination = 'https://elsewhere.example/hooks';
  }, 1);
}

function spareHook() {
  addHook(`${app.url}/webhooks/bigcommerce/other`);
  return mendHooks;
}

function crowdedHooks() {
  const [first] = ourHooks();
  if (first) table().delete(first);
  const scope = String(first?.scope);
  const others = Array.from({ length: 10 }, (_, nth) =>
    addHook(`https://copy${nth}.example/hooks`, scope),
  );
  return async () => {
    for (const hook of others) table().delete(hook);
    await mendHooks();
  };
}

function addHook(destination: string, scope = 'store/customer/updated') {
  return table().create(app.bigcommerce.app.clientId, { scope, destination });
}

async function lastReceived(agoMs: number) {
  const row = { store_hash: 'acme1', last_received_at: Date.now() - agoMs };
  await app.db('webhook_health').insert(row).onConflict('store_hash').merge();
  return () => app.db('webhook_health').update({ last_received_at: null });
}

async function failedDelivery() {
  const kind = 'webhook_delivery_failed';
  await app.context.activity.add('acme1', {
    ...{ kind, code: kind, params: {}, message: 'It failed.' },
    at: Date.now(),
  });
  return () => app.db('activity').where({ kind }).delete();
}

async function soldWithoutCart() {
  const where = { store_hash: 'acme1' };
  const before = await app.db('order_facts').where(where).orderBy('order_id', 'desc').first();
  const one = { ...where, order_id: before.order_id };
  await app.db('order_facts').where(one).update({ placed_at: Date.now() });
  return () => app.db('order_facts').where(one).update({ placed_at: before.placed_at });
}

async function seenCart() {
  const cart = { cartId: 'c-1', channelId: 1, recovers: 'c-0' };
  await app.context.carts.noteRebuilt('acme1', cart, Date.now());
  return () => app.db('carts').delete();
}

async function nightRun(state: 'succeeded' | 'failed') {
  const { runs } = app.context;
  const { run } = await runs.start('acme1', 'products', 'changes', Date.now(), 'night');
  await runs.update(run, { state, finishedAt: Date.now() });
  return () => app.db('sync_runs').where({ run_id: run.id }).delete();
}

async function markedProduct() {
  const mark = { storeHash: 'acme1', kind: 'products', entityId: '1' };
  await app.context.pending.mark([mark], Date.now());
  return () => app.db('pending_changes').delete();
}

function fault(status: number) {
  return app.bigcommerce.faults.add({ kind: 'status', status });
}

/** Changes a column of a row, and puts it back. */
async function change(
  name: string,
  where: Record<string, unknown>,
  to: Record<string, unknown>,
  column: string,
) {
  const before = await app.db(name).where(where).first(column);
  await app.db(name).where(where).update(to);
  return () => app.db(name).where(where).update(before);
}

/** Other settings for a moment; what they would start is not worked off. */
async function settings(sections: Record<string, object>) {
  const row = await app.db('settings').where({ store_hash: 'acme1' }).first();
  const before = (await app.merchant.get('/settings')).body;
  const whole = Object.entries(sections).map(([name, part]) => [
    name,
    { ...before[name], ...part },
  ]);
  await saveSettings(app, Object.fromEntries(whole));
  return async () => {
    await saveSettings(
      app,
      Object.fromEntries(whole.map(([name]) => [name, before[String(name)]])),
    );
    if (row) await app.settle();
  };
}

async function mapping(customerMapping: object[]) {
  const before = (await app.merchant.get('/settings')).body.customerMapping;
  await saveSettings(app, { customerMapping });
  return () => saveSettings(app, { customerMapping: before });
}

function reminders(isOn: boolean) {
  const { global } = app.shop.abandonedCartSettings;
  global.enable_notification = isOn;
  return () => {
    global.enable_notification = true;
  };
}

function key(state: 'revoked' | 'expired' | 'unknown-ip' | 'restricted') {
  const own = app.account.keys.find((one) => one.key === SANDBOX_KEYS.english);
  if (!own) throw new Error('the account has a key');
  Object.assign(own, { state, permissions: { contacts: 'read', ecommerce: 'all' } });
  return () => Object.assign(own, { state: 'works', permissions: undefined });
}

function withoutEcommerce() {
  app.account.ecommerce.isActive = false;
  return () => {
    app.account.ecommerce.isActive = true;
  };
}

function ownHooks() {
  return [...app.account.webhooks.values()];
}

function otherHook(id: number) {
  const [hook] = ownHooks();
  if (!hook) throw new Error('Brevo has our webhook');
  return { ...hook, id, url: `https://other.example/${id}` };
}

/** The account holds these alone. */
function brevoHooks(hooks: ReturnType<typeof ownHooks>) {
  const before = ownHooks();
  const hold = (held: typeof hooks) => {
    app.account.webhooks.clear();
    for (const hook of held) app.account.webhooks.set(hook.id, hook);
  };
  hold(hooks);
  return () => hold(before);
}

async function goneList() {
  const before = (await app.merchant.get('/settings')).body.lists;
  const buyers = await newList(app, 'Regulars');
  await saveSettings(app, { lists: { ...before, buyers } });
  const list = app.account.lists.find(buyers);
  if (list) app.account.lists.delete(list);
  return () => saveSettings(app, { lists: before });
}

function goneAttribute(name: string) {
  const attribute = app.account.attributes.get(name);
  app.account.attributes.delete(name);
  return () => attribute && app.account.attributes.set(name, attribute);
}

async function forgetProduct() {
  const where = { store_hash: 'acme1', kind: 'products' };
  const row = await app.db('ledger_entries').where(where).first();
  await app
    .db('ledger_entries')
    .where({ ...where, entity_id: row.entity_id })
    .delete();
  return () => app.db('ledger_entries').insert(row);
}

function deletedInBrevo() {
  const [product] = app.account.catalogue.products.values();
  if (!product) throw new Error('Brevo has products');
  product.isDeleted = true;
  return () => {
    product.isDeleted = false;
  };
}

async function withoutJob() {
  const where = { store_hash: 'acme1', kind: 'reconcile' };
  const row = await app.db('jobs').where(where).first();
  await app.db('jobs').where(where).delete();
  return () => app.db('jobs').insert(row);
}

function overdueJob() {
  const where = { store_hash: 'acme1', kind: 'reconcile' };
  return change('jobs', where, { run_at: Date.now() - 120 * MINUTE_MS }, 'run_at');
}

async function refusedCalls(count: number) {
  for (let call = 0; call < count; call += 1)
    await app.context.refusedCalls.note('acme1', 'BigCommerce', Date.now());
  return () => app.db('refused_calls').delete();
}

function clockAhead(ms: number) {
  aheadMs = ms;
  return () => undefined;
}
