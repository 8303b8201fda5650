import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { listApiCalls } from '../../helpers/calls/api-calls.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { install, type Merchant, send } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;
let merchant: Merchant;

beforeAll(async () => {
  app = await startTestApp();
  merchant = await install(app);
});

afterAll(() => app.stop());

const listCalls = () =>
  listApiCalls(createApp(app.context)).map(({ method, path }) => ({
    method,
    path: path.replace(/:\w+/g, 'some-id'),
  }));

test('every call but the one that signs in wants a session, before anything is read', async () => {
  const calls = listCalls().filter(
    ({ method, path }) => `${method} ${path}` !== 'POST /api/session',
  );
  expect(calls.length).toBeGreaterThan(20);
  expect(calls.map(({ path }) => path).join()).not.toContain('unknown');
  const before = await everyRow(app.db);

  for (const { method, path } of calls) {
    const body = method === 'GET' ? undefined : '{ this is no JSON';
    const answer = await send(app.url + path, { method, body });
    expectRefusal(answer, { status: 401, code: 'unauthenticated' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }

  expect(await everyRow(app.db)).toEqual(before);
});

test('a call that does not exist is found missing only by those who are signed in', async () => {
  const nobody = await send(`${app.url}/api/nothing`, {});
  const somebody = await merchant.get('/nothing');

  expectRefusal(nobody, { status: 401, code: 'unauthenticated' });
  expectRefusal(somebody, { status: 404, code: 'not_found' });
});

describe('what a call does not know', () => {
  test('is refused by name, whatever the call', async () => {
    for (const { method, path } of listCalls()) {
      const url = path.slice('/api'.length);
      const answer =
        method === 'GET'
          ? await merchant.get(`${url}?surprise=1`)
          : await merchant.call(method, url, { surprise: 1, version: 1 });

      expect([method, path, answer.status]).toEqual([method, path, 400]);
      expect(answer.body.error.code).toBe('invalid_request');
      expect(answer.body.error.problems).toContainEqual({
        path: 'surprise',
        message: 'There is no such field.',
      });
    }
  });

  test.each(['__proto__', 'constructor', 'toString'])('is refused as %s too', async (name) => {
    const headers = { authorization: `Bearer ${merchant.token}` };
    const body = `{"version":1,"${name}":{"quotaShare":0.3}}`;

    const answer = await send(`${app.url}/api/settings`, { method: 'PUT', headers, body });

    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('invalid_request');
    expect((await merchant.get('/settings')).body).toMatchObject({ version: 1, quotaShare: 0.7 });
  });
});

describe('a body', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    send(`${app.url}/api/syncs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${merchant.token}`, ...headers },
      body,
    });

  test.each([
    ['that is not JSON', '{ "mode": ', {}],
    ['that is a form', 'mode=full', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['that is a list', '[]', {}],
    ['that is a bare word', '"full"', {}],
    ['said to be packed, which it is not', '{}', { 'content-encoding': 'gzip' }],
    ['packed in a way we do not know', '{}', { 'content-encoding': 'zstd-nonsense' }],
    ['in letters we do not know', '{}', { 'content-type': 'application/json; charset=klingon' }],
  ])('%s is refused, never passed over', async (_what, body, headers) => {
    const answer = await post(body, headers);

    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('invalid_request');
    expect(JSON.stringify(answer.body)).not.toMatch(/mode|klingon|Unexpected token/);
    expect((await merchant.get('/syncs')).body.runs).toEqual([]);
  });

  test('that is too large is refused', async () => {
    const answer = await post(JSON.stringify({ mode: 'x'.repeat(250_000) }));

    expectRefusal(answer, { status: 413, code: 'too_large' });
  });

  test.each(['/api/%E0%A4%A', '/api/syncs/%E0%A4%A'])(
    'an address that is none (%s) is refused',
    async (path) => {
      const headers = { authorization: `Bearer ${merchant.token}` };

      const answer = await send(app.url + path, { headers });

      expect([400, 404]).toContain(answer.status);
      expect(answer.body.error.message).not.toMatch(/URI|decode/);
    },
  );
});

test('an id that is none is refused where it stands', async () => {
  const retried = await merchant.call('POST', '/failures/retry', { ids: ['1', 'failure-1'] });
  const paged = await merchant.get('/failures?after=x');

  const message = 'This is not the id of a failure.';
  expect(retried.body.error.problems).toEqual([{ path: 'ids.1', message }]);
  expect(paged.body.error.problems).toEqual([{ path: 'after', message }]);
});
