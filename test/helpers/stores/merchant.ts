import type { TestApp } from './start-test-app.ts';

export interface Answer {
  status: number;
  headers: Headers;
  // Tests read what they know to be there.
  // biome-ignore lint/suspicious/noExplicitAny: an answer of an API that is under test
  body: any;
}

/** Somebody at work in a store's control panel, as far as the app's API sees them. */
export class Merchant {
  readonly #app: Pick<TestApp, 'url'>;
  token: string;

  constructor(app: Pick<TestApp, 'url'>, token: string) {
    this.#app = app;
    this.token = token;
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    return send(`${this.#app.url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }
}

/** Follows the install callback as a browser would, up to the session. */
export async function install(
  app: Pick<TestApp, 'url'> & { bigcommerce: Pick<TestApp['bigcommerce'], 'install'> },
  storeHash = 'acme1',
): Promise<Merchant> {
  const landing = await visit(app.bigcommerce.install(storeHash));
  return signIn(app, landing);
}

/** Opens the installed app as one of its users. */
export async function open(
  app: Pick<TestApp, 'bigcommerce' | 'url'>,
  storeHash = 'acme1',
  options: { userId?: number; url?: string } = {},
): Promise<Merchant> {
  return signIn(app, await visit(app.bigcommerce.loadUrl(storeHash, options)));
}

/** One navigation, redirects not followed. */
export async function visit(url: string): Promise<Answer> {
  return send(url, { headers: { accept: 'text/html' }, redirect: 'manual' });
}

async function signIn(app: Pick<TestApp, 'url'>, landing: Answer): Promise<Merchant> {
  const code = codeIn(landing);
  const { status, body } = await send(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (status !== 200) throw new Error(`no session: ${status} ${JSON.stringify(body)}`);
  return new Merchant(app, body.token);
}

/** The one-time code that a redirect carries into the page. */
export function codeIn({ status, headers, body }: Answer): string {
  const [, code] = headers.get('location')?.split('#code=') ?? [];
  if (status !== 302 || !code) throw new Error(`no code: ${status} ${String(body).slice(0, 300)}`);
  return code;
}

export async function send(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}
