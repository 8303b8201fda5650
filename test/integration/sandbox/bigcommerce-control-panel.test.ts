import { describe, expect, test } from 'vitest';
import { USERS } from '../../../sandbox/bigcommerce/default-stores.ts';
import { startBigCommerce } from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { CALLBACKS, exchange, installed, READ_SCOPES } from '../../helpers/calls/sandbox-client.ts';

const start = () => startBigCommerce({ scopes: READ_SCOPES, callbacks: CALLBACKS });
type Sandbox = Awaited<ReturnType<typeof start>>;

const show = async ({ controlPanelUrl }: Sandbox, path: string) =>
  (await fetch(controlPanelUrl + path)).text();

/** Submits a form of a page and follows to where it leads. */
const submit = async ({ controlPanelUrl }: Sandbox, path: string, fields = {}) =>
  (
    await fetch(controlPanelUrl + path, { method: 'POST', body: new URLSearchParams(fields) })
  ).text();

const control = async (
  { controlPanelUrl }: Sandbox,
  method: string,
  path: string,
  body?: object,
) => {
  const response = await fetch(`${controlPanelUrl}/_sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

/** The address in the page's iframe. */
function frameOf(page: string): string {
  const source = /<iframe[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';
  return source.replaceAll('&#38;', '&');
}

describe('the pages', () => {
  test('stand on another origin than the app and the API, and list the stores', async () => {
    await using bigcommerce = await start();

    expect(bigcommerce.controlPanelUrl).not.toBe(bigcommerce.apiUrl);
    const page = await show(bigcommerce, '/');
    expect(page).toContain('Acme Outdoors');
    expect(page).toContain('Borealis Tea');
  });

  test('installing shows the app’s /auth in the frame, and reloading installs nothing again', async () => {
    await using bigcommerce = await start();

    const page = await submit(bigcommerce, '/manage/acme1/install');
    const callback = frameOf(page);
    const { body } = await exchange(bigcommerce, callback);
    const reloaded = await show(bigcommerce, `/manage/acme1/app/${bigcommerce.app.id}`);

    expect(callback).toMatch(/^http:\/\/app\.example\/auth\?account_uuid=/);
    expect(frameOf(reloaded)).toMatch(/^http:\/\/app\.example\/load\?signed_payload_jwt=/);
    expect(bigcommerce.stores.get('acme1')?.installation?.accessToken).toBe(body.access_token);
  });

  test('the second user opens the app as themselves, but cannot install or uninstall it', async () => {
    await using bigcommerce = await start();
    const as = `as=${USERS.second.id}`;
    const before = await show(bigcommerce, `/manage/acme1/apps?${as}`);
    await installed(bigcommerce);

    const page = await show(bigcommerce, `/manage/acme1/app/1?${as}&url=%2Fsettings`);
    const after = await show(bigcommerce, `/manage/acme1/apps?${as}`);

    expect(before).toContain('Only the owner may install');
    expect(after).toContain('Only the owner may uninstall');
    const token = new URL(frameOf(page)).searchParams.get('signed_payload_jwt') ?? '';
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ user: { id: USERS.second.id }, url: '/settings' });
  });

  test('after a change of scopes the merchant is asked before the app opens', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const scopes = `${READ_SCOPES.join('\n')}\nstore_cart_read_only`;
    await submit(bigcommerce, '/manage/acme1/change-scopes', { scopes });
    const app = `/manage/acme1/app/${bigcommerce.app.id}`;

    const asked = await show(bigcommerce, app);
    const asUser = await show(bigcommerce, `${app}?as=${USERS.second.id}`);
    expect(frameOf(asked)).toBe('');
    expect(asked).toContain('store_cart_read_only');
    expect(asUser).not.toContain('Confirm</button>');
    expect((await get('/v2/time')).status).toBe(200);

    const agreed = await submit(bigcommerce, '/manage/acme1/install');
    expect(frameOf(agreed)).toContain('/auth?');
    expect((await get('/v2/time')).status).toBe(401);
  });

  test('customers with markup in their names do no harm', async () => {
    await using bigcommerce = await start();

    const page = await show(bigcommerce, '/manage/acme1/customers');

    expect(page).toContain('&#60;b&#62;Bobby');
    expect(page).not.toContain("<script>alert('x')");
    expect(page).toContain('Page 1 of 24');
  });

  test('buttons make the API fail, and set it right again', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    await submit(bigcommerce, '/manage/acme1/add-fault', { fault: '0' });
    expect((await get('/v2/time')).status).toBe(429);

    await submit(bigcommerce, '/manage/acme1/clear-faults');
    expect((await get('/v2/time')).status).toBe(200);

    await submit(bigcommerce, '/manage/acme1/set-switches', {
      limitOverMax: 'clamp',
      codeLifetimeMs: '5',
    });
    expect(bigcommerce.switches).toMatchObject({ limitOverMax: 'clamp', codeLifetimeMs: 5 });
  });

  test('what cannot be done is said on a page', async () => {
    await using bigcommerce = await start();

    expect(await show(bigcommerce, '/manage/nowhere/apps')).toContain('There is no store nowhere.');
  });
});

describe('the same for programs', () => {
  test('install, open, remove and uninstall answer in JSON', async () => {
    await using bigcommerce = await start();
    const { body } = await control(bigcommerce, 'POST', '/stores/acme1/install', {
      external: true,
    });
    await exchange(bigcommerce, body.url);

    const load = await control(bigcommerce, 'POST', '/stores/acme1/load-url', {
      userId: USERS.second.id,
      claims: { iss: 'other' },
    });
    const removed = await control(bigcommerce, 'POST', '/stores/acme1/remove-user', {
      userId: USERS.second.id,
    });
    const stores = await control(bigcommerce, 'GET', '/stores');
    const uninstalled = await control(bigcommerce, 'POST', '/stores/acme1/uninstall', {});

    expect(body.url).toContain('external_install=');
    expect(load.body.url).toContain('/load?signed_payload_jwt=');
    expect(removed.body.outcome).toMatchObject({ status: null });
    expect(stores.body.stores[0].installation.scopes).toEqual(READ_SCOPES);
    expect(JSON.stringify(stores.body)).not.toContain(
      bigcommerce.stores.get('acme1')?.installation?.accessToken ?? 'accessToken',
    );
    expect(uninstalled.body.outcome.status).toBeNull();
    expect(bigcommerce.stores.get('acme1')?.installation).toBeNull();
  });

  test('customers and newsletter records can be changed as on the storefront', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const person = { email: 'walk-in@example.com', first_name: 'Walk', last_name: 'In' };

    const { body } = await control(bigcommerce, 'POST', '/stores/acme1/customers', person);
    await control(bigcommerce, 'POST', '/stores/acme1/subscribers', { email: person.email });
    await control(bigcommerce, 'DELETE', '/stores/acme1/customers/1');

    expect(body.customer).toMatchObject({ id: 1201, ...person });
    expect((await get('/v3/customers?id:in=1,1201')).body.data).toMatchObject([person]);
    expect((await get(`/v3/customers/subscribers?email=${person.email}`)).body.data).toMatchObject([
      { email: person.email, consents: ['marketing_newsletter'] },
    ]);
  });

  test('faults and switches are set by name, and unknown ones refused', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    await control(bigcommerce, 'POST', '/faults', { kind: 'status', status: 503, times: 1 });
    const wrong = await control(bigcommerce, 'PUT', '/switches', { nothing: true });

    expect((await get('/v2/time')).status).toBe(503);
    expect(wrong).toEqual({ status: 400, body: { error: 'There is no switch named nothing.' } });
    expect((await control(bigcommerce, 'GET', '/requests')).body.counts).toMatchObject({
      'GET /v2/time': 1,
    });
  });
});
