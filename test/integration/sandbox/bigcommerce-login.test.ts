import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { describe, expect, test } from 'vitest';
import { USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { startBigCommerce } from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { CALLBACKS, exchange, installed, READ_SCOPES } from '../../helpers/calls/sandbox-client.ts';

const start = (options = {}) =>
  startBigCommerce({ scopes: READ_SCOPES, callbacks: CALLBACKS, ...options });

describe('installing', () => {
  test('calls the app with a code, the store and the scopes it registered', async () => {
    await using bigcommerce = await start();

    const url = new URL(bigcommerce.install('acme1'));

    expect(url.origin + url.pathname).toBe(CALLBACKS.auth);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      account_uuid: bigcommerce.app.accountUuid,
      code: expect.stringMatching(/^[a-z0-9]{30}$/),
      context: 'stores/acme1',
      scope: READ_SCOPES.join(' '),
    });
    expect(url.search).toContain('context=stores%2Facme1&scope=store_v2_customers_read_only+');
  });

  test('gives a token that opens the API of that store', async () => {
    await using bigcommerce = await start();

    const { status, body } = await exchange(bigcommerce, bigcommerce.install('acme1'));

    expect(status).toBe(200);
    const owner = { id: USERS.owner.id, username: USERS.owner.email, email: USERS.owner.email };
    expect(body).toEqual({
      access_token: expect.any(String),
      scope: READ_SCOPES.join(' '),
      user: owner,
      owner,
      context: 'stores/acme1',
      account_uuid: bigcommerce.app.accountUuid,
    });
  });

  test.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['another client', { client_id: 'someone-else' }, 401, 'invalid_client'],
    ['a made-up code', { code: 'x'.repeat(30) }, 400, 'invalid_grant'],
    [
      'a redirect address that only means the same',
      { redirect_uri: `${CALLBACKS.auth}/` },
      400,
      'invalid_grant',
    ],
    ['another store', { context: 'stores/boreal2' }, 400, 'invalid_grant'],
    ['other scopes', { scope: 'store_v2_customers' }, 400, 'invalid_scope'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a missing field', { context: undefined }, 400, 'invalid_request'],
  ])('refuses %s and leaves the code usable', async (_what, changes, status, error) => {
    await using bigcommerce = await start();
    const url = bigcommerce.install('acme1');

    const refused = await exchange(bigcommerce, url, changes);

    expect(refused.status).toBe(status);
    expect(refused.body).toEqual({ error, error_description: expect.any(String) });
    expect(bigcommerce.stores.get('acme1')?.installation).toBeNull();
    expect((await exchange(bigcommerce, url)).status).toBe(200);
  });

  test('takes a code once, and not when it has expired', async () => {
    await using bigcommerce = await start();
    const used = bigcommerce.install('acme1');
    await exchange(bigcommerce, used);
    bigcommerce.switches.codeLifetimeMs = 0;
    const expired = bigcommerce.install('boreal2');

    expect((await exchange(bigcommerce, used)).body.error).toBe('invalid_grant');
    expect((await exchange(bigcommerce, expired)).body.error).toBe('invalid_grant');
  });

  test('does not read forms, as long as nobody has seen it do so', async () => {
    await using bigcommerce = await start();
    const response = await fetch(`${bigcommerce.loginUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: bigcommerce.app.clientId }),
    });

    expect(response.status).toBe(400);
  });

  test('is not for ordinary users', async () => {
    await using bigcommerce = await start();

    expect(() => bigcommerce.install('acme1', { userId: USERS.second.id })).toThrow('may not');
  });

  test('from outside asks for the store, marks the callback, and ends on its own page', async () => {
    await using bigcommerce = await start();
    const entry = `${bigcommerce.loginUrl}/app/${bigcommerce.app.clientId}/install`;

    const choice = await (await fetch(entry)).text();
    const chosen = await fetch(`${entry}?store_hash=acme1`, { redirect: 'manual' });

    expect(choice).toContain('?store_hash=acme1');
    const url = new URL(chosen.headers.get('location') ?? '');
    expect(url.searchParams.has('external_install')).toBe(true);
    expect((await exchange(bigcommerce, url.href)).status).toBe(200);
    expect(await (await fetch(`${entry}/succeeded`)).text()).toContain('is installed');
    expect(await (await fetch(`${entry}/failed`)).text()).toContain('could not be installed');
  });
});

describe('changing what the merchant agreed to', () => {
  test('keeps the old token with its old scopes until the merchant agrees, then kills it', async () => {
    await using bigcommerce = await start();
    const before = await installed(bigcommerce);

    bigcommerce.changeScopes([...READ_SCOPES, 'store_v2_orders_read_only']);

    expect(bigcommerce.stores.get('acme1')?.consentNeeded).toBe('scopes');
    expect((await before.get('/v2/time')).status).toBe(200);

    const url = bigcommerce.install('acme1');

    expect(bigcommerce.stores.get('acme1')?.consentNeeded).toBeNull();
    expect((await before.get('/v2/time')).status).toBe(401);
    const renewed = await exchange(bigcommerce, url);
    expect(renewed.body.scope).toContain('store_v2_orders_read_only');
  });

  test('asks again when the owner has another e-mail address', async () => {
    await using bigcommerce = await start();
    await installed(bigcommerce);

    bigcommerce.changeOwnerEmail('acme1', 'new-owner@example.com');

    expect(bigcommerce.stores.get('acme1')?.consentNeeded).toBe('owner');
    expect(bigcommerce.payload('acme1').owner.email).toBe('new-owner@example.com');
  });
});

describe('signed callbacks', () => {
  test('opening the app carries the documented claims, signed with the client secret', async () => {
    await using bigcommerce = await start();
    const url = new URL(
      bigcommerce.loadUrl('acme1', { userId: USERS.second.id, url: '/customers/5', channelId: 2 }),
    );
    const token = url.searchParams.get('signed_payload_jwt') ?? '';

    const claims = jwt.verify(token, bigcommerce.app.clientSecret, {
      algorithms: ['HS256'],
      audience: bigcommerce.app.clientId,
      issuer: 'bc',
    }) as jwt.JwtPayload;

    expect(claims).toMatchObject({
      sub: 'stores/acme1',
      user: { id: USERS.second.id, email: USERS.second.email, locale: 'en-GB' },
      owner: { id: USERS.owner.id, email: USERS.owner.email },
      url: '/customers/5',
      channel_id: 2,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const { iat = 0, nbf, exp } = claims;
    expect({ nbf, exp }).toEqual({ nbf: iat - 5, exp: iat + 86_400 });
  });

  test('a plain click says so, and no two carry the same id', async () => {
    await using bigcommerce = await start();

    const [first, second] = [bigcommerce.payload('acme1'), bigcommerce.payload('acme1')];

    expect(first).toMatchObject({ url: '/', channel_id: null });
    expect(first.jti).not.toBe(second.jti);
  });

  test('payloads can be spoilt in every way a test needs', async () => {
    await using bigcommerce = await start();
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const claims = bigcommerce.payload('acme1', { claims: { exp: 1 } });
    const secret = bigcommerce.app.clientSecret;

    const unsigned = bigcommerce.signPayload(claims, { algorithm: 'none' });
    const rsa = bigcommerce.signPayload({ sub: 'x' }, { algorithm: 'RS256', key: privateKey });

    expect(() => jwt.verify(bigcommerce.signPayload(claims), secret)).toThrow('jwt expired');
    expect(jwt.decode(unsigned, { complete: true })?.header.alg).toBe('none');
    expect(jwt.verify(rsa, publicKey, { algorithms: ['RS256'] })).toEqual({ sub: 'x' });
    expect(() => jwt.verify(bigcommerce.signPayload(claims, { key: 'other' }), secret)).toThrow(
      'invalid signature',
    );
  });

  test('uninstalling calls the app and ends its access, whatever the app answers', async () => {
    await using listener = await startListener(500);
    await using bigcommerce = await start();
    bigcommerce.setCallbacks({ uninstall: `${listener.url}/uninstall` });
    const { get } = await installed(bigcommerce);

    const outcome = await bigcommerce.uninstall('acme1');

    expect(outcome.status).toBe(500);
    expect(listener.requests).toEqual([expect.stringMatching(/^\/uninstall\?signed_payload_jwt=/)]);
    expect((await get('/v2/time')).status).toBe(401);
    expect(bigcommerce.stores.get('acme1')?.installation).toBeNull();
  });

  test('removing a user names that user, and the user is gone', async () => {
    await using listener = await startListener(200);
    await using bigcommerce = await start();
    bigcommerce.setCallbacks({ removeUser: `${listener.url}/remove_user` });

    await bigcommerce.removeUser('acme1', USERS.second.id);

    const token = new URL(listener.requests[0] ?? '', listener.url).searchParams.get(
      'signed_payload_jwt',
    );
    expect(jwt.decode(token ?? '')).toMatchObject({ user: { id: USERS.second.id } });
    expect(() => bigcommerce.loadUrl('acme1', { userId: USERS.second.id })).toThrow('no user');
  });
});

/** An app that only notes who called. */
async function startListener(status: number) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(status).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
