import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultStores, USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { DEFAULT_ACCOUNTS, SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { findTraces, tracesOfPeople } from '../../helpers/models/traces-of.ts';
import { importsOf, startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { codeIn, open, visit } from '../../helpers/stores/merchant.ts';
import { SESSION_SECRET } from '../../helpers/stores/start-test-app.ts';

/** A key that the file must not hold, and everybody would recognise. */
const ENCRYPTION_KEY = Buffer.alloc(32, 'recognisable ').toString('base64');

const log = captureLog();
let people: string[];
let secrets: string[];
let addresses: string[];
/** By name, each file of the database as it lay on the disk when everything had happened. */
const files = new Map<string, Buffer>();

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'leak-'));
  await using app = await startConnectedApp({
    databaseUrl: `file:${join(directory, 'app.db')}`,
    environment: { ENCRYPTION_KEYS: `leak:${ENCRYPTION_KEY}` },
    logger: log.logger,
    bigcommerce: { stores: defaultStores({ customers: 300 }) },
  });
  const { merchant, bigcommerce, brevo, context } = app;
  const opened = bigcommerce.loadUrl('acme1', { userId: USERS.second.id });
  const code = codeIn(await visit(opened));
  const second = await open(app, 'acme1', { userId: USERS.second.id });

  // A whole life: syncs that go well and ones that do not, refusals, faults, retries, a look at everything.
  brevo.faults.add({
    kind: 'status',
    status: 500,
    times: 1,
    match: { path: '/v3/contacts/import' },
  });
  bigcommerce.faults.add({ kind: 'reset', times: 1, match: { path: /\/v3\/customers$/ } });
  await syncOnce(app);
  await merchant.call('POST', '/failures/retry', {});
  await app.settle();
  for (const path of ['/failures', '/activity', '/status', '/fields', '/syncs'])
    await second.get(path);
  await second.call('POST', '/mapping/preview', {});
  await second.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.revoked });
  await visit(opened);
  await visit(bigcommerce.install('acme1').replace('acme1', 'other'));
  await bigcommerce.removeUser('acme1', USERS.second.id);
  // One unsubscribe in Brevo that was dealt with, and one whose webhook has only just come in.
  for (const customerId of [1, 3]) {
    await app.settle();
    app.account.fire('unsubscribed', app.shop.customers.get(customerId).email);
    await brevo.idle();
  }

  const store = await context.stores.find('acme1');
  people = tracesOfPeople(app.shop);
  addresses = [
    ...Object.values(USERS).map(({ email }) => email),
    ...DEFAULT_ACCOUNTS.map(({ owner }) => owner?.email ?? ''),
  ].filter(Boolean);
  secrets = [
    ...[store?.accessToken, store?.contactSecret].map(String),
    ...Object.values(SANDBOX_KEYS),
    ...[...app.account.webhooks.values()].map(({ auth }) => String(auth?.token)),
    ...[SESSION_SECRET, ENCRYPTION_KEY, bigcommerce.app.clientSecret],
    ...[merchant.token, second.token, code, new URL(opened).search],
    ...importsOf(app).map(({ notifyUrl }) => String(notifyUrl).split('/').at(-1) ?? ''),
  ];
  for (const name of readdirSync(directory)) files.set(name, readFileSync(join(directory, name)));
  rmSync(directory, { recursive: true });
});

afterAll(() => files.clear());

test('the files under test hold what a store’s life leaves behind', () => {
  expect([...files.keys()].sort()).toEqual(['app.db', 'app.db-shm', 'app.db-wal']);
  const all = Buffer.concat([...files.values()]).toString('latin1');
  expect(all).toContain('acme1');
  expect(all).toContain('not_subscribed');
  expect(all).toContain('unsubscribes');
  expect(people.length).toBeGreaterThan(2_000);
  expect(findTraces(people, people.join('\n'))).toEqual(people);
  expect(log.lines.length).toBeGreaterThan(3);
});

test('a leaked database names no customer: no address, no name, no phone, in no spelling', () => {
  for (const file of files.values()) expect(findTraces(people, file)).toEqual([]);
});

test('a leaked database names nobody at work in a store either', () => {
  for (const file of files.values()) expect(findTraces(addresses, file)).toEqual([]);
});

test('a leaked database opens no door: no token, no key, no code, no secret', () => {
  for (const file of files.values()) expect(findTraces(secrets, file)).toEqual([]);
});

test('the log, at its most talkative, holds none of it', () => {
  expect(findTraces([...people, ...addresses, ...secrets], log.text())).toEqual([]);
});
