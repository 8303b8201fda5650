import type { BigCommerceSandbox } from '../../../sandbox/bigcommerce/start-bigcommerce.ts';

/** Everything that the look-alike's reads so far ask for. */
export const READ_SCOPES = [
  'store_v2_customers_read_only',
  'store_v2_information_read_only',
  'store_channel_settings_read_only',
  'store_sites_read_only',
];

export const CALLBACKS = {
  auth: 'http://app.example/auth',
  load: 'http://app.example/load',
  uninstall: 'http://127.0.0.1:9/uninstall',
  removeUser: 'http://127.0.0.1:9/remove_user',
};

/** What an app sends to `/oauth2/token` for the callback it got, with what a test changes of it. */
export function exchange(
  bigcommerce: BigCommerceSandbox,
  callbackUrl: string,
  changes: Record<string, unknown> = {},
) {
  const query = new URL(callbackUrl).searchParams;
  const body = {
    client_id: bigcommerce.app.clientId,
    client_secret: bigcommerce.app.clientSecret,
    code: query.get('code'),
    context: query.get('context'),
    scope: query.get('scope'),
    grant_type: 'authorization_code',
    redirect_uri: bigcommerce.app.callbacks.auth,
    ...changes,
  };
  return send(`${bigcommerce.loginUrl}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Installs and returns a reader of the store's API: `get('/v3/customers')`. */
export async function installed(bigcommerce: BigCommerceSandbox, storeHash = 'acme1') {
  const { body } = await exchange(bigcommerce, bigcommerce.install(storeHash));
  const token: string = body.access_token;
  const get = (path: string, headers = {}) =>
    send(`${bigcommerce.apiUrl}/stores/${storeHash}${path}`, {
      headers: { 'x-auth-token': token, accept: 'application/json', ...headers },
    });
  return { token, get };
}

async function send(url: string, init: RequestInit) {
  const response = await fetch(url, init);
  const text = await response.text();
  // Tests read what they know to be there.
  // biome-ignore lint/suspicious/noExplicitAny: an answer of an API that is under test
  let body: any = text;
  if (response.headers.get('content-type')?.includes('json')) body = JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
