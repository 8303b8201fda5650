import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { keepAppRunning } from '../../../sandbox/keep-app-running.ts';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';

const appScript = fileURLToPath(new URL('../../fixtures/stub-app.ts', import.meta.url));
const dataDirectory = mkdtempSync(join(tmpdir(), 'sandbox-'));
let port = 24_000 + (process.pid % 1600) * 5;

const start = (options = {}) =>
  startSandbox({ port, customers: 60, dataDirectory, appScript, ...options });

afterEach(() => {
  vi.unstubAllEnvs();
  port += 5;
});

test('the app starts between the look-alikes, on the ports after the control panel', async () => {
  const sandbox = await start();
  const environment = await (await fetch(`${sandbox.appUrl}/environment`)).json();
  await sandbox.stop();

  const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
  expect(environment).toMatchObject({
    PORT: String(port + 1),
    PUBLIC_URL: at(1),
    FRAME_ANCESTORS: at(0),
    BIGCOMMERCE_LOGIN_URL: at(2),
    BIGCOMMERCE_API_URL: at(2),
    BIGCOMMERCE_CLIENT_ID: sandbox.bigcommerce.app.clientId,
    BREVO_API_URL: `${at(3)}/v3`,
    MAVERA_API_URL: `${at(4)}/api/v1`,
    DATABASE_URL: `file:${join(dataDirectory, 'pulsebridge.db')}`,
  });
  expect(sandbox.bigcommerce.app.callbacks.removeUser).toBe(`${at(1)}/remove_user`);
  await expect(fetch(sandbox.appUrl)).rejects.toThrow();
});

test('keys are kept from one start to the next, data is not unless asked', async () => {
  const database = join(dataDirectory, 'pulsebridge.db');
  const secrets = () => readFileSync(join(dataDirectory, 'secrets.json'), 'utf8');
  const before = secrets();
  writeFileSync(database, 'kept');

  await (await start({ keepsData: true })).stop();
  expect(readFileSync(database, 'utf8')).toBe('kept');

  await (await start()).stop();
  expect(() => readFileSync(database)).toThrow('ENOENT');
  expect(secrets()).toBe(before);
  rmSync(dataDirectory, { recursive: true });
});

test('a taken port is named, with the way out', async () => {
  const squatter = createServer().listen(port + 2, '127.0.0.1');

  await expect(start()).rejects.toThrow(`Port ${port + 2} is taken`);

  squatter.close();
});

test('an app that ends before it is ready stops the start', async () => {
  vi.stubEnv('STUB_APP', 'dies');

  await expect(start()).rejects.toThrow('The app stopped before it was ready (exit code 3).');
});

test('an app that is killed is started again, with the data it had', async () => {
  const sandbox = await start();
  const said: string[] = [];
  const { pid } = sandbox.app;
  void keepAppRunning(sandbox, { say: (text) => said.push(text) });

  process.kill(pid ?? fail(), 'SIGKILL');
  await vi.waitFor(() => expect(said).toHaveLength(2), { timeout: 30_000 });

  expect(said[0]).toContain('signal SIGKILL');
  expect(said[1]).toContain(String(sandbox.app.pid));
  expect(sandbox.app.pid).not.toBe(pid);
  expect((await fetch(sandbox.appUrl)).ok).toBe(true);
  await sandbox.stop();
  await expect(fetch(sandbox.appUrl)).rejects.toThrow();
});

test('an app that does not stay up is given up after three short lives', async () => {
  const sandbox = await start();
  const lives: (number | undefined)[] = [];
  const die = () => {
    lives.push(sandbox.app.pid);
    void fetch(`${sandbox.appUrl}/die`).catch(() => undefined);
  };
  const isBack = /is back/;
  const givenUp = keepAppRunning(sandbox, {
    say: (text) => void (isBack.test(text) && die()),
    now: () => 0,
  });
  die();

  expect(await givenUp).toBe('exit code 4');
  expect(new Set(lives).size).toBe(3);
  await sandbox.stop();
});

test('an app that cannot start again is given up', async () => {
  const sandbox = await start();
  const said: string[] = [];
  vi.stubEnv('STUB_APP', 'dies');
  const givenUp = keepAppRunning(sandbox, { say: (text) => said.push(text), now: () => 0 });

  await fetch(`${sandbox.appUrl}/die`).catch(() => undefined);

  expect(await givenUp).toBe('exit code 3');
  expect(said).toHaveLength(2);
  await sandbox.stop();
});

test('an app that dies later is noticed', async () => {
  const sandbox = await start();

  await fetch(`${sandbox.appUrl}/die`).catch(() => undefined);

  expect(await sandbox.app.died).toBe('exit code 4');
  await sandbox.stop();
});

function fail(): never {
  throw new Error('the app has a process');
}
