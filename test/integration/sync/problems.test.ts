import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

type App = Awaited<ReturnType<typeof startConnectedApp>>;

/** As many records that Brevo refused, of a store that has nothing else. */
async function giveFailures(
  app: App,
  count: number,
  { storeHash = 'acme1', resource = 'products', reason = 'item_refused' } = {},
) {
  const rows = Array.from({ length: count }, (_, nth) => ({
    ...{ store_hash: storeHash, resource, entity_id: String(nth + 1), reason },
    ...{ severity: 'failed', attempts: 1, since: 1_000 + nth, last_at: 1_000 + nth },
  }));
  for (let start = 0; start < count; start += 500) {
    const some = rows.slice(start, start + 500);
    await app.db('failures').insert(some);
    await app.db('ledger_entries').insert(
      some.map(({ store_hash, resource: kind, entity_id }) => ({
        ...{ store_hash, kind, entity_id, state: 'failed', reason, run_number: 1 },
      })),
    );
  }
}

test('failures are grouped by their cause, with how many there are and since when', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await giveFailures(app, 3);
  await giveFailures(app, 1, { resource: 'orders', reason: 'order_refused' });

  const { body } = await app.merchant.get('/failures/causes');

  expect(body).toMatchObject({ open: 4, ignored: 0 });
  expect(body.causes).toMatchObject([
    { resource: 'products', reason: 'item_refused', severity: 'failed', count: 3 },
    { resource: 'orders', reason: 'order_refused', count: 1, since: '1970-01-01T00:00:01.000Z' },
  ]);
  for (const { message, whatToDo } of body.causes) {
    expect(message).not.toBe('');
    expect(whatToDo).not.toBe('');
  }
});

test('what is ignored is counted apart, stays out of a retry of all, and can be brought back', async () => {
  await using app = await startConnectedApp();
  const run = await syncOnce(app);
  const { merchant } = app;
  const list = async (query = '') => (await merchant.get(`/failures?${query}`)).body;

  const ignored = await merchant.call('POST', '/failures/ignore', { reason: 'invalid_email' });
  expect(ignored.body).toEqual({ changed: run.failed });
  expect(
    (await merchant.call('POST', '/failures/ignore', { reason: 'invalid_email' })).body,
  ).toEqual({ changed: 0 });
  expect(await list('reason=invalid_email')).toMatchObject({ total: 0, failures: [] });
  const kept = await list('state=ignored');
  expect(kept.total).toBe(run.failed);
  expect(kept.failures[0].ignoredAt).toMatch(/^\d{4}-/);
  expect((await merchant.get('/failures/causes')).body).toMatchObject({
    open: 1,
    ignored: run.failed,
  });
  const { customers } = (await merchant.get('/status')).body.resources;
  expect(customers).toMatchObject({ failed: run.failed, ignored: run.failed });
  expect(customers.synced + customers.skipped + customers.failed).toBe(customers.total);

  expect((await merchant.call('POST', '/failures/retry', {})).body).toEqual({ retried: 1 });
  await app.settle();
  const again = await syncOnce(app);
  expect(again.failed).toBe(run.failed);
  expect((await list('state=ignored')).total).toBe(run.failed);

  const restored = await merchant.call('POST', '/failures/restore', { ids: [kept.failures[0].id] });
  expect(restored.body).toEqual({ changed: 1 });
  expect(await list('reason=invalid_email')).toMatchObject({ total: 1 });
});

test('one that fails for another reason than the one that was ignored needs a look again', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  await app.merchant.call('POST', '/failures/ignore', { reason: 'invalid_email' });
  const again = async (reason: string) => {
    const shortfall = { entityId: '14', severity: 'failed', reason } as const;
    const [entry] = await app.context.ledger.listByIds('acme1', 'customers', ['14']);
    if (!entry) throw new Error('customer 14 was synced');
    const failed = { ...entry, state: 'failed', reason } as const;
    await app.context.journal.record('acme1', 'customers', [failed], [shortfall], Date.now());
    return (await app.merchant.get('/failures?state=open')).body.failures;
  };

  expect(await again('invalid_email')).not.toContainEqual(
    expect.objectContaining({ entityId: '14' }),
  );
  expect(await again('refused_by_brevo')).toContainEqual(
    expect.objectContaining({ entityId: '14', ignoredAt: null, attempts: 3 }),
  );
});

test('a record that fails again has failed since the first time, and more often', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const before = (await app.merchant.get('/failures?reason=invalid_email')).body.failures[0];

  await syncOnce(app);

  const after = (await app.merchant.get('/failures?reason=invalid_email')).body.failures[0];
  expect(after).toMatchObject({ id: before.id, since: before.since, attempts: 2 });
});

test('one kind is tried again, and says so until it is settled', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  const retry = (body: object) => app.merchant.call('POST', '/failures/retry', body);

  expect((await retry({ resource: 'orders' })).body).toEqual({ retried: 0 });
  const { retried } = (await retry({ resource: 'customers', reason: 'invalid_email' })).body;

  expect(retried).toBeGreaterThan(0);
  const waiting = (await app.merchant.get('/failures?reason=invalid_email')).body.failures;
  expect(waiting.every(({ isRetrying }: { isRetrying: boolean }) => isRetrying)).toBe(true);
  await app.settle();
  const settled = (await app.merchant.get('/failures?reason=invalid_email')).body.failures;
  expect(settled.some(({ isRetrying }: { isRetrying: boolean }) => isRetrying)).toBe(false);
});

test('ten thousand failures come page by page, each once', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await giveFailures(app, 10_000);

  const seen = new Set<string>();
  let next: string | null = '';
  for (let pages = 0; next !== null && pages < 100; pages += 1) {
    const query: string = next === '' ? 'limit=200' : `limit=200&after=${next}`;
    const { body } = await app.merchant.get(`/failures?${query}`);
    for (const { id } of body.failures) seen.add(id);
    next = body.next;
  }

  expect(seen.size).toBe(10_000);
});

test('every kind links to where the control panel shows it', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  for (const resource of ['customers', 'orders', 'products', 'categories', 'stock', 'carts'])
    await giveFailures(app, 1, { resource });
  const bought = { store_hash: 'acme1', channel_id: 1, state: 'open', changed_at: 1 };
  await app.db('failures').insert(
    ['mine', 'sold'].map((entity_id) => ({
      ...{ store_hash: 'acme1', resource: 'carts', entity_id, severity: 'failed' },
      ...{ reason: 'cart_refused', attempts: 1, since: 1, last_at: 1 },
    })),
  );
  await app.db('carts').insert([
    { ...bought, cart_id: 'mine', customer_id: 7 },
    { ...bought, cart_id: 'sold', customer_id: 7, order_id: 101 },
  ]);

  const { body } = await app.merchant.get('/failures');

  const base = 'https://store-acme1.mybigcommerce.com/manage/';
  const links = body.failures.map((one: Record<string, string>) => [
    `${one.resource} ${one.entityId}`,
    one.controlPanelUrl?.replace(base, ''),
    one.opens,
  ]);
  expect(links).toEqual([
    ['customers 1', 'customers/1/edit', 'record'],
    ['orders 1', 'orders/1', 'record'],
    ['products 1', 'products/edit/1', 'record'],
    ['categories 1', 'products/categories/1/edit', 'record'],
    ['stock 1', 'products/edit/1', 'record'],
    ['carts 1', 'analytics/carts', 'carts'],
    ['carts mine', 'customers/7/edit', 'customer'],
    ['carts sold', 'orders/101', 'order'],
  ]);
});

test('the table to download holds everything that matches, in the language that was asked for', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await giveFailures(app, 1_200);
  await giveFailures(app, 1, { resource: 'carts', reason: 'cart_refused' });
  await app
    .db('failures')
    .where({ resource: 'carts' })
    .update({ entity_id: '=HYPERLINK("x","y")' });

  const all = await download(app, '');
  const carts = await download(app, '?resource=carts&language=nl');

  expect(all.headers.get('content-type')).toMatch(/^text\/csv/);
  expect(all.headers.get('content-disposition')).toMatch(/attachment; filename=problems.csv/);
  expect(all.lines).toHaveLength(1 + 1_201);
  expect(all.lines[0]).toBe('\uFEFFKind,ID,State,Reason,What happened,What to do,Since,Tries,Link');
  expect(all.lines[1]).toMatch(/^products,1,not in Brevo,item_refused,"Brevo refused it, or one/);
  expect(carts.lines).toHaveLength(2);
  expect(carts.lines[1]).toMatch(/^winkelwagens,"'=HYPERLINK\(""x"",""y""\)",niet in Brevo/);
});

test('a store sees, downloads and changes only its own', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  const other = await install(app, 'boreal2');
  await giveFailures(app, 2);
  const [mine] = (await app.merchant.get('/failures')).body.failures;

  expect((await other.get('/failures/causes')).body).toEqual({ causes: [], open: 0, ignored: 0 });
  expect((await download(app, '', other.token)).lines).toHaveLength(1);
  for (const action of ['ignore', 'restore'])
    for (const which of [{ ids: [mine.id] }, { reason: 'item_refused' }])
      expect((await other.call('POST', `/failures/${action}`, which)).body).toEqual({ changed: 0 });
  expect((await app.merchant.get('/failures/causes')).body).toMatchObject({ open: 2, ignored: 0 });
});

test('a request to ignore that is wrong is refused where it is wrong', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  const unnamed = { path: 'ids', message: 'Say which: by `ids`, or by `reason`.' };
  const cases = [
    ['ignore', {}, unnamed],
    ['restore', { resource: 'orders' }, unnamed],
    ['ignore', { ids: ['1', 'x'] }, { path: 'ids.1', message: 'This is not the id of a failure.' }],
  ] as const;

  for (const [action, body, problem] of cases) {
    const answer = await app.merchant.call('POST', `/failures/${action}`, body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.problems).toEqual([problem]);
  }
});

async function download(app: App, query: string, token = app.merchant.token) {
  const response = await fetch(`${app.url}/api/failures/csv${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  // As bytes: the mark at the beginning is no text.
  const bytes = Buffer.from(await response.arrayBuffer());
  return { headers: response.headers, lines: bytes.toString('utf8').split('\r\n').slice(0, -1) };
}

test('records of a kind that is switched off are not tried again, and none of them is lost', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await giveFailures(app, 3);
  await giveFailures(app, 2, { resource: 'categories' });
  const { version, sync } = (await app.merchant.get('/settings')).body;
  const off = { version, sync: { ...sync, products: false } };
  expect((await app.merchant.call('PUT', '/settings', off)).status).toBe(200);
  await app.settle();
  const retry = (body: object) => app.merchant.call('POST', '/failures/retry', body);
  const held = async () => (await app.merchant.get('/failures?resource=products')).body;

  expect(await retry({ resource: 'products' })).toMatchObject({
    status: 409,
    body: { error: { code: 'kind_switched_off', message: expect.stringContaining('products') } },
  });
  expect((await retry({})).body).toEqual({ retried: 2, switchedOff: ['products'] });
  await app.settle();

  expect((await held()).total).toBe(3);
  for (const { isRetrying } of (await held()).failures) expect(isRetrying).toBe(false);
  expect(await app.context.pending.listKinds('acme1')).toEqual([]);
});
