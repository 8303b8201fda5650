import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { upkeep } from '../../../server/upkeep.ts';
import {
  keyHeaderOf,
  post,
  sendWebhook,
  signatureOf,
  webhookBody,
} from '../../helpers/calls/send-webhook.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { encryptionKey } from '../../helpers/processes/server-environment.ts';
import { ServerProcess } from '../../helpers/processes/server-process.ts';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

const UPDATED = { scope: 'store/customer/updated', data: { type: 'customer', id: 7 } };

test('a signed delivery leaves a mark and a job, and is answered with nothing', async () => {
  await using app = await installedApp();
  const body = webhookBody(UPDATED);

  const answer = await post(app, body, signatureOf(app, body));

  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect([...answer.headers.keys()].length).toBeLessThan(6);
  expect(await marks(app)).toEqual([
    { store_hash: 'acme1', kind: 'customers', entity_id: '7', mark: 1 },
  ]);
  await app.context.intake.idle();
  expect(await app.context.queue.findLive('acme1', 'drain:customers')).toMatchObject({
    kind: 'drain-customers',
  });
  expect(await outcomes(app)).toEqual({ accepted: 1 });
});

test('an edit in the store reaches Brevo from the webhook alone', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await syncOnce(app);
  app.shop.editCustomer(3, { first_name: 'Renamed' });

  await sendWebhook(app, { ...UPDATED, data: { type: 'customer', id: 3 } });
  await app.settle();

  const contact = [...app.account.contacts].find(({ extId }) => extId === 'bc:acme1:3');
  expect(contact?.attributes).toMatchObject({ FIRSTNAME: 'Renamed' });
  expect(await marks(app)).toEqual([]);
});

test('where deliveries are not signed, the store’s own header will do', async () => {
  await using app = await installedApp();

  const answer = await post(app, webhookBody(UPDATED), await keyHeaderOf(app));

  expect(answer.status).toBe(200);
  expect(await marks(app)).toHaveLength(1);
});

test('the header of a store that was installed again is another one', async () => {
  const clock = { now: Date.now() };
  await using app = await startTestApp({ now: () => clock.now });
  await install(app);
  const before = await keyHeaderOf(app);
  await post(app, webhookBody(UPDATED), before);
  await app.bigcommerce.uninstall('acme1');
  await app.settle();
  await install(app);
  const after = await keyHeaderOf(app);
  clock.now += 15_000;

  expect((await post(app, webhookBody(UPDATED), before)).status).toBe(401);
  expect((await post(app, webhookBody(UPDATED), after)).status).toBe(200);
});

test.each<
  [string, (app: TestApp, body: string) => Record<string, string> | Promise<Record<string, string>>]
>([
  ['no signature', () => ({})],
  ['a signature with another secret', (app, body) => signatureOf(app, body, { secret: 'guessed' })],
  [
    'the signature of another body',
    (app) => signatureOf(app, webhookBody({ ...UPDATED, data: { id: 8 } })),
  ],
  ['half of a signature', (app, body) => ({ ...signatureOf(app, body), 'webhook-id': '' })],
  [
    'a signature in another version',
    (app, body) => {
      const headers = signatureOf(app, body);
      return {
        ...headers,
        'webhook-signature': String(headers['webhook-signature']).replace('v1,', 'v1a,'),
      };
    },
  ],
  [
    'a signature that is no list',
    (app, body) => ({ ...signatureOf(app, body), 'webhook-signature': 'v1' }),
  ],
  [
    'a signature from an hour ago',
    (app, body) => signatureOf(app, body, { at: new Date(Date.now() - 3_600_000) }),
  ],
  [
    'a signature from tomorrow',
    (app, body) => signatureOf(app, body, { at: new Date(Date.now() + 86_400_000) }),
  ],
  ['the header of another store', (app) => keyHeaderOf(app, 'boreal2')],
  ['a header of our length', () => ({ 'x-pulsebridge-key': 'A'.repeat(43) })],
  ['an empty header', () => ({ 'x-pulsebridge-key': '' })],
])('%s is refused, and nothing is stored', async (_what, headersOf) => {
  await using app = await installedApp();
  await install(app, 'boreal2');
  const body = webhookBody(UPDATED);
  const headers = await headersOf(app, body);
  const before = await everyRow(app.db);

  const answer = await post(app, body, headers);

  expect(answer.status).toBe(401);
  expect(await answer.json()).toMatchObject({ error: { code: 'unauthenticated' } });
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  await app.context.intake.idle();
  expect(await everyRow(app.db)).toEqual(before);
  expect(await outcomes(app)).toEqual({ unsigned: 1 });
});

test.each([
  ['an event that we never asked for', { scope: 'store/product/review/created', data: { id: 1 } }],
  ['a store that never had the app', { ...UPDATED, storeHash: 'unknown9' }],
  ['a store that has removed it', { ...UPDATED, storeHash: 'boreal2' }],
  [
    'news of a store that has removed it',
    { scope: 'store/information/updated', data: {}, storeHash: 'boreal2' },
  ],
  ['no id', { ...UPDATED, data: { type: 'customer' } }],
  ['an id that no record can have', { ...UPDATED, data: { id: '7; drop table stores' } }],
  ['a list instead of a record', { ...UPDATED, data: [{ id: 7 }] }],
])('%s is answered, ignored and not stored', async (_what, event) => {
  await using app = await installedApp();
  await install(app, 'boreal2');
  await app.bigcommerce.uninstall('boreal2');
  await app.settle();
  const before = await everyRow(app.db);

  expect(await sendWebhook(app, event)).toBe(200);

  await app.context.intake.idle();
  expect(await everyRow(app.db)).toEqual(before);
  expect(await outcomes(app)).toEqual({ ignored: 1 });
});

test.each([
  ['broken JSON', '{"producer":"stores/acme1",'],
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['a number', '7'],
  ['a list', '[]'],
  ['no producer', '{"scope":"store/customer/updated","data":{"id":7}}'],
  [
    'another kind of producer',
    '{"producer":"apps/acme1","scope":"store/customer/updated","data":{}}',
  ],
  ['a producer that is a path', '{"producer":"stores/../acme1","scope":"store/customer/updated"}'],
])('%s is refused, even if it is signed', async (_what, body) => {
  await using app = await installedApp();

  const answer = await post(app, body, signatureOf(app, body));

  expect(answer.status).toBe(400);
  expect(await marks(app)).toEqual([]);
  expect(await outcomes(app)).toEqual({ unreadable: 1 });
});

test.each([
  ['announced', (bytes: Uint8Array<ArrayBuffer>) => bytes],
  ['in pieces of unknown number', (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream()],
])('10 MB, %s, are refused before they are read', async (_how, toBody) => {
  await using app = await installedApp();
  const before = process.memoryUsage().arrayBuffers;

  const answer = await fetch(`${app.url}/webhooks/bigcommerce`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: toBody(new Uint8Array(10 * 1024 * 1024).fill(32)),
    duplex: 'half',
  } as RequestInit);

  expect(answer.status).toBe(413);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  expect(await outcomes(app)).toEqual({ too_large: 1 });
  expect(await sendWebhook(app, UPDATED)).toBe(200);
});

test('a customer who does not exist is looked for once, and forgotten', async () => {
  await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
  await syncOnce(app);

  expect(await sendWebhook(app, { ...UPDATED, data: { id: 999_999 } })).toBe(200);
  await app.settle();

  expect(await marks(app)).toEqual([]);
  expect([...app.account.contacts].some(({ extId }) => extId === 'bc:acme1:999999')).toBe(false);
});

test('a delivery that comes 48 hours late is taken: by a fresh signature, or by the header beside an old one', async () => {
  await using app = await installedApp();
  const then = Date.now() - 48 * 3_600_000;
  const body = webhookBody({ ...UPDATED, createdAt: then });
  const old = signatureOf(app, body, { at: new Date(then) });

  expect((await post(app, body, signatureOf(app, body))).status).toBe(200);
  expect((await post(app, body, { ...old, ...(await keyHeaderOf(app)) })).status).toBe(200);
  expect((await post(app, body, old)).status).toBe(401);
});

test('a flood of duplicates is one mark', async () => {
  await using app = await installedApp();

  const statuses = await Promise.all(Array.from({ length: 200 }, () => sendWebhook(app, UPDATED)));

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await marks(app)).toMatchObject([{ entity_id: '7' }]);
});

test('a mark that is renewed while it is worked stays', async () => {
  await using app = await installedApp();
  const { pending } = app.context;
  await sendWebhook(app, UPDATED);
  const worked = await pending.listDue('acme1', 'customers', Date.now(), 10);

  await sendWebhook(app, UPDATED);
  await pending.clear('acme1', 'customers', worked);

  expect(await marks(app)).toMatchObject([{ entity_id: '7', mark: 2 }]);
});

test('three hundred deliveries at once share a few writes, and a few looks at the queue', async () => {
  await using app = await installedApp();
  const { intake, pending, queue } = app.context;
  const write = vi.spyOn(pending, 'mark');
  const look = vi.spyOn(queue, 'enqueue');

  const outcomes = await Promise.all(
    Array.from({ length: 300 }, (_, nth) => {
      const body = webhookBody({ ...UPDATED, data: { id: nth + 1 } });
      return intake.receive(signatureOf(app, body), Buffer.from(body));
    }),
  );

  expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  expect(await marks(app)).toHaveLength(300);
  expect(write.mock.calls.length).toBeLessThan(4);
  await intake.idle();
  expect(look.mock.calls.length).toBeLessThan(4);
  expect(await queue.findLive('acme1', 'drain:customers')).toBeDefined();
});

test('while the database cannot be written, nothing is acknowledged', async () => {
  await using app = await installedApp();
  await app.db.raw('alter table pending_changes rename to hidden');
  const sent = Promise.all([1, 2, 3].map((id) => sendWebhook(app, { ...UPDATED, data: { id } })));

  expect(await sent).toEqual([503, 503, 503]);

  await app.db.raw('alter table hidden rename to pending_changes');
  expect(await outcomes(app)).toEqual({ unavailable: 3 });
  expect(await sendWebhook(app, UPDATED)).toBe(200);
  expect(await marks(app)).toHaveLength(1);
});

test('what was acknowledged survives a kill right after the answer', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'intake-'));
  try {
    const databaseUrl = `file:${join(directory, 'app.db')}`;
    const environment = { ENCRYPTION_KEYS: encryptionKey('shared') };
    await using app = await startConnectedApp({
      databaseUrl,
      environment,
      bigcommerce: smallShop(5),
    });
    await syncOnce(app);
    app.shop.editCustomer(3, { first_name: 'Survivor' });
    const { config } = app.context;
    const other = new ServerProcess({
      ...environment,
      ...{ PORT: '0', HOST: '127.0.0.1', ROLE: 'web', DATABASE_URL: databaseUrl },
      ...{ PUBLIC_URL: config.http.publicUrl, SESSION_SECRET: config.secrets.session },
      BIGCOMMERCE_CLIENT_ID: config.bigcommerce.clientId,
      BIGCOMMERCE_CLIENT_SECRET: config.secrets.bigcommerceClient,
    });
    const url = await other.ready();

    const body = webhookBody({ ...UPDATED, data: { id: 3 } });
    const answer = await post({ url }, body, signatureOf(app, body));
    other.kill();
    await other.ended;
    // Had it come to that, the job was added as well: as if it had not.
    await app.context.queue.deleteStore('acme1');
    await upkeep(app.context);
    await app.settle();

    expect(answer.status).toBe(200);
    const contact = [...app.account.contacts].find(({ extId }) => extId === 'bc:acme1:3');
    expect(contact?.attributes).toMatchObject({ FIRSTNAME: 'Survivor' });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('a store that leaves in the same moment costs no other store its marks', async () => {
  await using app = await installedApp();
  await install(app, 'boreal2');
  await app.context.eraser.forget('boreal2', Date.now());

  const statuses = await Promise.all([
    sendWebhook(app, { ...UPDATED, storeHash: 'boreal2' }),
    sendWebhook(app, UPDATED),
  ]);

  expect(statuses).toEqual([200, 200]);
  expect(await marks(app)).toMatchObject([{ store_hash: 'acme1' }]);
});

test('while changes keep coming, drains keep their distance', async () => {
  const clock = { now: Date.now() };
  await using app = await startTestApp({ now: () => clock.now, drainSpacingMs: 1_000 });
  await install(app);
  await app.runDueJobs();
  const started = clock.now;

  const due: Array<number | undefined> = [];
  for (const at of [0, 300, 900, 1_000, 1_100]) {
    clock.now = started + at;
    await sendWebhook(app, UPDATED);
    await app.context.intake.idle();
    const job = await app.context.queue.findLive('acme1', 'drain:customers');
    due.push(job && job.runAt - started);
    await app.runDueJobs();
  }

  expect(due).toEqual([0, 1_000, 1_000, 1_000, 2_000]);
});

/** A store that has the app, with nothing left to do. */
async function installedApp(): Promise<TestApp> {
  const app = await startTestApp();
  await install(app);
  await app.settle();
  return app;
}

function marks(app: TestApp) {
  return app.db('pending_changes').select('store_hash', 'kind', 'entity_id', 'mark');
}

/** How many deliveries had which outcome, as operators see it. */
async function outcomes(app: TestApp): Promise<Record<string, number>> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const lines = text.matchAll(/^pulsebridge_webhooks_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...lines].map(([, outcome, count]) => [outcome, Number(count)]));
}
