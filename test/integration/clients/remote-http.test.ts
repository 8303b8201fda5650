import { expect, test } from 'vitest';
import { z } from 'zod';
import { QuotaPacer } from '../../../server/clients/pacing/quota-pacer.ts';
import { RemoteHttp, type RemoteHttpOptions } from '../../../server/clients/remote-http.ts';
import { RemoteError } from '../../../server/errors.ts';
import type { Logger } from '../../../server/logger.ts';
import { serve } from '../../helpers/calls/serve.ts';
import { HurriedClock } from '../../helpers/clocks/hurried-clock.ts';

const schema = z.object({ name: z.string() });
const ADA = JSON.stringify({ name: 'Ada' });

function httpTo(baseUrl: string, options: Partial<RemoteHttpOptions> = {}) {
  const clock = new HurriedClock();
  const service = 'BigCommerce';
  return { clock, http: new RemoteHttp({ service, baseUrl, clock, random: () => 1, ...options }) };
}

async function failureOf(work: Promise<unknown>): Promise<RemoteError> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (error instanceof RemoteError) return error;
  throw new Error('It should have failed', { cause: error });
}

test('a call carries the credentials, says who it is and what it takes, and sends JSON', async () => {
  await using server = await serve((response) => response.end(ADA));
  const { http } = httpTo(server.url, { headers: { 'x-auth-token': 'secret' } });

  const answer = await http.post('/people/{id}', {
    params: { id: 'a/b' },
    query: { limit: 5 },
    body: { name: 'Ada' },
    schema,
  });

  expect(answer).toEqual({ name: 'Ada' });
  expect(server.requests).toMatchObject([
    {
      method: 'POST',
      url: '/people/a%2Fb?limit=5',
      body: ADA,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-auth-token': 'secret',
        'user-agent': expect.stringContaining('Pulsebridge'),
      },
    },
  ]);
});

test('a read is repeated after a 500 and after a connection that broke', async () => {
  await using server = await serve((response, _request, count) => {
    if (count === 1) response.socket?.destroy();
    else response.writeHead(count === 2 ? 500 : 200).end(ADA);
  });
  const { http, clock } = httpTo(server.url);

  expect(await http.get('/people', { schema })).toEqual({ name: 'Ada' });
  expect(clock.waits).toEqual([400, 800]);
});

test('a platform that stays broken ends in an error that is worth another try later', async () => {
  await using server = await serve((response) => response.writeHead(503).end('<html>'));
  const { http } = httpTo(server.url);

  const error = await failureOf(http.get('/people', { schema }));

  expect(error).toMatchObject({ failure: 'broken', isTransient: true });
  expect(server.requests).toHaveLength(3);
});

test('a platform that cannot be reached did not answer', async () => {
  const { http } = httpTo('http://127.0.0.1:9');
  expect(await failureOf(http.get('/people', { schema }))).toMatchObject({ failure: 'unanswered' });
});

test('a write is repeated only if doing it twice is the same as doing it once', async () => {
  await using server = await serve((response) => response.writeHead(502).end());
  const { http } = httpTo(server.url);

  await failureOf(http.post('/people', { body: {}, schema }));
  expect(server.requests).toHaveLength(1);

  await failureOf(http.put('/people', { body: {}, schema, isIdempotent: true }));
  expect(server.requests).toHaveLength(4);
});

test('any call is repeated after a 429 or a 425, which come before work begins', async () => {
  await using server = await serve((response, _request, count) =>
    response.writeHead([429, 425][count - 1] ?? 200).end(ADA),
  );
  const { http } = httpTo(server.url);

  expect(await http.post('/people', { body: {}, schema })).toEqual({ name: 'Ada' });
  expect(server.requests).toHaveLength(3);
});

test('a record that stays busy is given up after a few tries', async () => {
  await using server = await serve((response) => response.writeHead(425).end());
  const { http } = httpTo(server.url);

  const error = await failureOf(http.post('/people', { body: {}, schema }));

  expect(error).toMatchObject({ failure: 'busy', isTransient: true });
  expect(server.requests).toHaveLength(4);
});

const limitedFor = (resetMs: number) => ({
  'x-rate-limit-requests-quota': '150',
  'x-rate-limit-requests-left': '0',
  'x-rate-limit-time-reset-ms': String(resetMs),
  'x-rate-limit-time-window-ms': '30000',
});

test('a short wait that a 429 asks for is slept', async () => {
  await using server = await serve((response, _request, count) =>
    response.writeHead(count === 1 ? 429 : 200, limitedFor(4_000)).end(ADA),
  );
  const pacer = new QuotaPacer({ clock: new HurriedClock() });
  const { http, clock } = httpTo(server.url, { pacer });

  expect(await http.get('/people', { schema })).toEqual({ name: 'Ada' });
  expect(clock.waits).toEqual([4_000]);
});

test('a long wait that a 429 asks for is handed to the caller', async () => {
  await using server = await serve((response) => response.writeHead(429, limitedFor(25_000)).end());
  const pacer = new QuotaPacer({ clock: new HurriedClock() });
  const { http, clock } = httpTo(server.url, { pacer });

  const error = await failureOf(http.get('/people', { schema }));

  expect(error).toMatchObject({ failure: 'limited', retryAfterMs: 25_000, isTransient: true });
  expect(clock.waits).toEqual([]);
  expect(server.requests).toHaveLength(1);
});

test('a limit header counts only on a 429', async () => {
  await using server = await serve((response, _request, count) =>
    response.writeHead(count === 1 ? 500 : 200, { 'x-retry-after': '9' }).end(ADA),
  );
  const { http, clock } = httpTo(server.url, { pacer: new QuotaPacer() });

  await http.get('/people', { schema });
  expect(clock.waits).toEqual([400]);
});

test('a platform that accepts a call and then falls silent is not waited for', async () => {
  await using server = await serve(() => {});
  const http = new RemoteHttp({ service: 'Brevo', baseUrl: server.url, timeoutMs: 20 });

  const error = await failureOf(http.post('/people', { body: {}, schema }));

  expect(error).toMatchObject({
    failure: 'unanswered',
    cause: { message: 'POST /people: TimeoutError' },
  });
});

test('a body that stops half-way is not waited for either', async () => {
  await using server = await serve((response) => void response.write('{"name":'));
  const http = new RemoteHttp({ service: 'Brevo', baseUrl: server.url, timeoutMs: 40 });

  expect(await failureOf(http.post('/people', { body: {}, schema }))).toMatchObject({
    failure: 'unanswered',
  });
});

test('HTML with a 200 is no answer', async () => {
  await using server = await serve((response) => response.end('<html>Ada is out</html>'));
  const { http } = httpTo(server.url);

  const error = await failureOf(http.get('/people', { schema }));

  expect(error).toMatchObject({
    failure: 'unreadable',
    cause: { message: 'GET /people: the answer is not JSON' },
  });
});

test('an answer of another shape is refused by the place where it differs, never by what stands there', async () => {
  await using server = await serve((response) => response.end('{"people":[{"name":7331}]}'));
  const { http } = httpTo(server.url);
  const People = z.object({ people: z.array(schema) });

  const error = await failureOf(http.get('/people', { schema: People }));

  expect(error).toMatchObject({
    failure: 'unreadable',
    cause: { message: 'GET /people: the answer is not as documented at people.0.name' },
  });
  expect(everythingIn(error)).not.toContain('7331');
});

test('an answer without a body is what the caller says it means', async () => {
  await using server = await serve((response) => response.writeHead(204).end());
  const { http } = httpTo(server.url);

  expect(await http.get('/people', { schema: z.array(schema), empty: [] })).toEqual([]);
  expect(await failureOf(http.get('/people', { schema }))).toMatchObject({ failure: 'unreadable' });
});

test('credentials do not follow a redirect', async () => {
  await using elsewhere = await serve((response) => response.end(ADA));
  await using server = await serve((response) =>
    response.writeHead(302, { location: elsewhere.url }).end(),
  );
  const { http } = httpTo(server.url, { headers: { 'x-auth-token': 'secret' } });

  expect(await failureOf(http.get('/people', { schema }))).toMatchObject({ failure: 'unreadable' });
  expect(elsewhere.requests).toEqual([]);
});

test('no error and no log line names a person or a secret', async () => {
  await using server = await serve((response, { url }, count) =>
    count === 1
      ? response.socket?.destroy()
      : response.writeHead(400).end(JSON.stringify({ message: `no ${url} secret-token` })),
  );
  const lines: unknown[] = [];
  const logger = { warn: (...line: unknown[]) => lines.push(line) } as unknown as Logger;
  const headers = { 'x-auth-token': 'secret-token' };
  const { http } = httpTo(server.url, { headers, logger });

  const error = await failureOf(
    http.put('/contacts/{identifier}', {
      params: { identifier: 'ada@example.com' },
      query: { email: 'ada@example.com' },
      body: { email: 'ada@example.com' },
      schema,
      isIdempotent: true,
    }),
  );

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject([{ path: '/contacts/{identifier}', failure: 'unanswered' }, {}]);
  expect(everythingIn(error) + JSON.stringify(lines)).not.toMatch(/ada|example\.com|secret-token/);
});

test('a key that cannot even be sent is a wrong key, and is not quoted', async () => {
  const { http } = httpTo('http://127.0.0.1:9', { headers: { 'api-key': 'xkeysib-⚿\n' } });

  const error = await failureOf(http.get('/account', { schema }));

  expect(error.failure).toBe('credentials');
  expect(everythingIn(error)).not.toContain('xkeysib');
});

test.each([
  ['while the platform works', 'answering'],
  ['while it waits to try again', 'waiting'],
] as const)('a caller who gives up %s gets their own reason back', async (_when, what) => {
  const reason = new Error('shutting down');
  const caller = new AbortController();
  await using server = await serve((response) => {
    if (what === 'waiting') response.writeHead(500).end();
    setImmediate(() => caller.abort(reason));
  });
  const pacer = new QuotaPacer({ concurrency: 1 });
  const http = new RemoteHttp({ service: 'Brevo', baseUrl: server.url, pacer });

  await expect(http.get('/people', { schema, signal: caller.signal })).rejects.toBe(reason);

  expect(server.requests).toHaveLength(1);
  const permit = await pacer.acquire({ method: 'GET', path: '/people' }, { maxWaitMs: 0 });
  permit.release();
});

/** All that a log of this error could show. */
function everythingIn(error: Error): string {
  const { message, stack, cause } = error;
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return [own, message, stack, cause instanceof Error ? everythingIn(cause) : ''].join();
}
