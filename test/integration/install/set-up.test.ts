import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { readConfig } from '../../../server/config.ts';
import { SEALED_COLUMNS } from '../../../server/db/sealed-columns.ts';
import { parseKeyRing, Sealer } from '../../../server/sealing.ts';
import {
  encryptionKey,
  REQUIRED_VARIABLES,
  serverEnvironment,
} from '../../helpers/processes/server-environment.ts';
import { ServerProcess } from '../../helpers/processes/server-process.ts';
import { install, open } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

let directory: string;
let url: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'set-up-'));
  url = `file:${join(directory, 'app.db')}`;
});

afterEach(() => rmSync(directory, { recursive: true }));

test('without configuration it names everything missing at once, says what for, and shows the way to the sandbox', async () => {
  await using server = new ServerProcess({});

  expect(await server.ended).toBe(1);
  for (const name of REQUIRED_VARIABLES)
    expect(server.output).toMatch(new RegExp(`^ +${name} +is missing — \\w.{15,}`, 'm'));
  expect(server.output).toContain('npm run sandbox');
  expect(server.output).toContain('README.md');
  expect(server.output).not.toMatch(/^\s+at /m);
});

test('everything missing is everything that has no default', () => {
  const { PORT, HOST, ...rest } = serverEnvironment();
  expect(() => readConfig(rest)).not.toThrow();
  for (const name of REQUIRED_VARIABLES)
    expect(() => readConfig({ ...rest, [name]: undefined })).toThrow(name);
});

test('wrong values are reported together with missing ones, each with its reason, and no secret is repeated', async () => {
  await using server = new ServerProcess(
    serverEnvironment({
      PORT: 'eighty',
      PUBLIC_URL: 'http://shop.example',
      ENCRYPTION_KEYS: 'first:dG9vIHNob3J0',
      SESSION_SECRET: 'short-session-secret',
      DATABASE_URL: 'mysql://nowhere',
      BIGCOMMERCE_CLIENT_ID: '',
    }),
  );

  expect(await server.ended).toBe(1);
  const said = (name: string, reason: RegExp) =>
    expect(server.output).toMatch(new RegExp(`^ +${name} +${reason.source}`, 'm'));
  said('PORT', /.*number/);
  said('PUBLIC_URL', /must be https/);
  said('ENCRYPTION_KEYS', /key "first" must be 32 bytes/);
  said('SESSION_SECRET', /must have at least 32 characters/);
  said('DATABASE_URL', /must be file:/);
  said('BIGCOMMERCE_CLIENT_ID', /is missing/);
  expect(server.output).not.toMatch(/dG9vIHNob3J0|short-session-secret/);
});

test('nothing is opened before the configuration is right', async () => {
  const path = join(directory, 'never.db');
  await using server = new ServerProcess({ DATABASE_URL: `file:${path}` });

  expect(await server.ended).toBe(1);
  expect(() => readFileSync(path)).toThrow('ENOENT');
});

test('a started app is ready, tells nothing of its secrets, and stops cleanly', async () => {
  const environment = serverEnvironment({ DATABASE_URL: url });
  await using server = new ServerProcess(environment);

  const response = await fetch(`${await server.ready()}/readyz`);
  expect(response.status).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(server.output).not.toContain(environment.SESSION_SECRET);
  expect(server.output).not.toContain('client-secret');
});

test('keys are rotated while the app runs, and the old key can then be dropped', async () => {
  const [oldKey, newKey] = [encryptionKey('old'), encryptionKey('new')];
  // As an operator does it: the app learns the new key first, then everything is sealed with it.
  const environment = { ENCRYPTION_KEYS: `${oldKey},${newKey}` };
  await using app = await startTestApp({ databaseUrl: url, environment });
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  // A column of every table has something sealed in it.
  await app.context.tokens.save('a token', {
    ...{ storeHash: 'acme1', cartId: 'a cart', expiresAt: Date.now() + 60_000 },
    content: { channelId: 1, currency: 'USD', locale: 'en', shopUrl: null, items: [] },
  });
  const notice = { contactKey: 'somebody', email: 'ada@example.com', toldAt: 1 };
  await app.context.notices.save('acme1', [notice], Date.now());

  await using rotation = new ServerProcess(
    { DATABASE_URL: url, ENCRYPTION_KEYS: `${newKey},${oldKey}` },
    'server/rotate-keys.ts',
  );
  expect(await rotation.ended).toBe(0);

  expect(rotation.output).toMatch(
    /^[1-9]\d* values sealed again with key "new"; 0 were already\.$/m,
  );
  const sealer = new Sealer(parseKeyRing(newKey));
  for (const { table, column, key, purpose } of SEALED_COLUMNS) {
    const rows = await app.db(table).select('store_hash', column, ...key);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const context = { storeHash: row.store_hash, purpose: purpose(row) };
      expect(() => sealer.open(row[column], context)).not.toThrow();
    }
  }
  expect((await merchant.get('/brevo/lists')).status).toBe(200);
  expect((await (await open(app)).get('/status')).body.connected).toBe(true);
});

test('key rotation without its configuration says what is missing', async () => {
  await using rotation = new ServerProcess({}, 'server/rotate-keys.ts');

  expect(await rotation.ended).toBe(1);
  expect(rotation.output).toMatch(/ENCRYPTION_KEYS +is missing/);
  expect(rotation.output).not.toMatch(/BIGCOMMERCE|^\s+at /m);
});
