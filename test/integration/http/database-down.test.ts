import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signedLink } from '../../helpers/calls/signed-link.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectPage, expectRefusal } from '../../helpers/expect-page.ts';
import { install, send, visit } from '../../helpers/stores/merchant.ts';
import { startTestApp } from '../../helpers/stores/start-test-app.ts';

let directory: string;
let path: string;
let databaseUrl: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'down-'));
  path = join(directory, 'app.db');
  databaseUrl = `file:${path}`;
});

afterEach(() => rmSync(directory, { recursive: true }));

test('with the database gone every door says so in its own way, and all is well when it is back', async () => {
  const log = captureLog();
  await using app = await startTestApp({ databaseUrl, logger: log.logger });
  const merchant = await install(app);
  const [loading, uninstalling] = [signedLink(app, 'load'), signedLink(app, 'uninstall')];
  await app.db.destroy();

  const installing = app.bigcommerce.install('acme1');
  for (const link of [installing, loading])
    expectPage(await visit(link), { status: 503, says: /try again in a minute/ });
  for (const link of [uninstalling, `${app.url}/readyz`])
    expectRefusal(await send(link, {}), { status: 503, code: 'unavailable' });
  expectRefusal(await merchant.get('/status'), { status: 503, code: 'unavailable' });
  expect(await send(`${app.url}/healthz`, {})).toMatchObject({
    status: 200,
    body: { status: 'alive' },
  });
  expect((await send(`${app.url}/`, { headers: { accept: 'text/html' } })).body).toContain('<html');
  expect(log.text()).not.toMatch(/eyJ|code=/);

  app.db.initialize();
  expect((await send(`${app.url}/readyz`, {})).status).toBe(200);
  expect((await merchant.get('/status')).status).toBe(200);
  // Neither the code nor the link was lost on it.
  for (const link of [installing, loading]) expect((await visit(link)).status).toBe(302);
  expect((await send(uninstalling, {})).status).toBe(200);
});

test('while another process keeps the database to itself, what must write waits and then says so', async () => {
  await using app = await startTestApp({ databaseUrl });
  const merchant = await install(app);
  const link = app.bigcommerce.loadUrl('acme1');
  await app.db.raw('pragma busy_timeout = 10');
  const before = await everyRow(app.db);
  const other = new BetterSqlite3(path);
  other.exec('begin immediate');

  expectPage(await visit(link), { status: 503, says: /try again in a minute/ });
  expectRefusal(await send(signedLink(app, 'uninstall'), {}), { status: 503, code: 'unavailable' });
  expect((await merchant.get('/settings')).status).toBe(200);
  other.close();

  expect(await everyRow(app.db)).toEqual(before);
  expect((await visit(link)).status).toBe(302);
});

test('a table that is missing is an outage, a broken rule a fault of ours; neither shows its statement', async () => {
  const log = captureLog();
  await using app = await startTestApp({ databaseUrl, logger: log.logger });
  const merchant = await install(app);
  await app.db.schema.renameTable('settings', 'settings_elsewhere');
  expectRefusal(await merchant.get('/settings'), { status: 503, code: 'unavailable' });
  await app.db.schema.renameTable('settings_elsewhere', 'settings');

  await app.db.raw(`create trigger no_more before insert on settings
    begin select raise(abort, 'no more of acme1'); end`);
  const answer = await merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.4375 });

  expectRefusal(answer, { status: 500, code: 'internal' });
  expect(log.text()).toContain('no more of acme1');
  expect(log.text()).not.toContain('0.4375');
});
