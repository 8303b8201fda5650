import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forge } from '../../fixtures/hostile-links.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { expectRefusal } from '../../helpers/expect-page.ts';
import { install, type Merchant, open, send } from '../../helpers/stores/merchant.ts';
import { SESSION_SECRET, startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

let app: TestApp;
let merchant: Merchant;
let other: Merchant;

beforeAll(async () => {
  app = await startTestApp();
  merchant = await install(app, 'acme1');
  other = await install(app, 'boreal2');
});

afterAll(() => app.stop());

const claims = () => jwt.decode(merchant.token) as Record<string, unknown>;
const sign = (changes: Record<string, unknown>, secret = SESSION_SECRET) => {
  const all = Object.entries({ ...claims(), ...changes });
  return jwt.sign(Object.fromEntries(all.filter(([, value]) => value !== undefined)), secret);
};

const FORGED: ReadonlyArray<readonly [what: string, make: () => string]> = [
  ['made with another secret', () => sign({}, 'another secret of thirty-two letters')],
  ['made with the app’s client secret', () => sign({}, 'sandbox-client-secret')],
  ['without a signature', () => forge({ alg: 'none', typ: 'JWT' }, claims(), '', '')],
  ['of another algorithm', () => jwt.sign(claims(), SESSION_SECRET, { algorithm: 'HS512' })],
  ['with another store put into it', () => tampered({ sub: 'boreal2' })],
  ['with another user put into it', () => tampered({ uid: 1 })],
  ['of another store’s user', () => sign({ sub: 'boreal2' })],
  ['of a user who never opened the app', () => sign({ uid: 999 })],
  ['of a store that never installed it', () => sign({ sub: 'nowhere' })],
  ['of an earlier installation', () => sign({ installed: 1 })],
  ['from before the user was removed', () => sign({ linked: 1 })],
  ['of another issuer', () => sign({ iss: 'bc' })],
  ['for another audience', () => sign({ aud: 'another' })],
  ['that never ends', () => sign({ exp: undefined })],
  ['without a stay', () => sign({ sid: undefined })],
  [
    'that is BigCommerce’s link',
    () => app.bigcommerce.signPayload(app.bigcommerce.payload('acme1')),
  ],
  ['that is no token', () => 'Zm9v'],
];

test.each(FORGED)('a token %s is refused and leaves nothing behind', async (_what, make) => {
  const before = await everyRow(app.db);

  const headers = { authorization: `Bearer ${make()}` };
  const answer = await send(`${app.url}/api/status`, { headers });

  expectRefusal(answer, { status: 401, code: 'unauthenticated' });
  expect(await everyRow(app.db)).toEqual(before);
});

test.each(['', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'bearer\u00a0x'])(
  'the header %j signs nobody in',
  async (authorization) => {
    const answer = await send(`${app.url}/api/status`, { headers: { authorization } });

    expectRefusal(answer, { status: 401, code: 'unauthenticated' });
  },
);

test('the scheme may be written in any case, as the standard says', async () => {
  const headers = { authorization: `bearer ${merchant.token}` };

  expect((await send(`${app.url}/api/status`, { headers })).status).toBe(200);
});

test('a token in the address or in a cookie signs nobody in', async () => {
  const answers = [
    await send(`${app.url}/api/status?access_token=${merchant.token}`, {}),
    await send(`${app.url}/api/status`, { headers: { cookie: `session=${merchant.token}` } }),
  ];

  for (const answer of answers) expectRefusal(answer, { status: 401, code: 'unauthenticated' });
});

test('a token carries ids and times, and no secret or address', async () => {
  const second = await open(app, 'acme1', { userId: 1202 });

  expect(Object.keys(claims()).sort()).toEqual(
    ['aud', 'exp', 'iat', 'installed', 'iss', 'linked', 'opened', 'sid', 'sub', 'uid'].sort(),
  );
  expect(JSON.stringify([claims(), jwt.decode(second.token)])).not.toContain('@');
});

test('whose data it is comes from the session alone', async () => {
  const { body } = await merchant.call('POST', '/syncs/preview');
  const runId = body.run.id;

  const answers = [
    await other.get(`/syncs/${runId}`),
    await other.call('POST', `/syncs/${runId}/cancel`),
  ];

  for (const answer of answers) expectRefusal(answer, { status: 404, code: 'not_found' });
  expect((await merchant.get(`/syncs/${runId}`)).body.state).toBe('queued');
  expect((await other.get('/syncs')).body.runs).toEqual([]);
});

function tampered(changes: Record<string, unknown>): string {
  const [header, , signature] = merchant.token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...claims(), ...changes })).toString('base64url');
  return [header, payload, signature].join('.');
}
