import { expect, test } from 'vitest';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { mixedFaults } from '../../../sandbox/mixed-faults.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

test('a fault strikes as often as it was told, and only where it was told', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({
    kind: 'status',
    status: 429,
    match: { method: 'POST', path: '/v3/contacts' },
    headers: { 'x-sib-ratelimit-reset': '7' },
    times: 2,
  });
  const create = () => callBrevo(brevo, 'POST', '/contacts', { ext_id: crypto.randomUUID() });

  expect((await callBrevo(brevo, 'GET', '/contacts')).status).toBe(200);
  const struck = [await create(), await create()];
  expect(struck.map(({ status }) => status)).toEqual([429, 429]);
  expect(struck[0]?.headers.get('x-sib-ratelimit-reset')).toBe('7');
  expect((await create()).status).toBe(201);
  expect(brevo.faults.list()).toEqual([]);
});

test('a 429 can come without headers', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({ kind: 'status', status: 429, withoutHeaders: true });

  const { status, headers } = await callBrevo(brevo, 'GET', '/contacts');

  expect(status).toBe(429);
  expect([...headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
});

test.each([
  ['replaced by a 502', { kind: 'status', status: 502 }],
  ['lost with the connection', { kind: 'reset' }],
  ['never sent', { kind: 'stall', ms: 5 }],
] as const)('the work can be done although its answer is %s', async (_how, fault) => {
  await using brevo = await startBrevo();
  brevo.faults.add({ ...fault, when: 'after', times: 1 });
  const create = () => callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });

  const answer = await create().catch(() => 'no answer');

  expect(answer).toEqual(
    fault.kind === 'status' ? expect.objectContaining({ status: 502 }) : 'no answer',
  );
  expect(brevo.account().contact('ada@example.com')).toBeDefined();
  expect((await create()).status).toBe(400);
});

test.each([
  ['reset', { kind: 'reset' }],
  ['stalled', { kind: 'stall', ms: 5 }],
] as const)('a request that is %s does nothing', async (_how, fault) => {
  await using brevo = await startBrevo();
  brevo.faults.add({ ...fault, match: { path: /^\/v3\/contacts$/ } });

  await expect(
    callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' }),
  ).rejects.toThrow();

  expect(brevo.account().contacts.size).toBe(0);
  expect([...brevo.requests]).toMatchObject([{ path: '/v3/contacts', status: 0 }]);
});

test('a slow answer is the right answer', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({ kind: 'slow', ms: 5, when: 'after' });

  const answer = await callBrevo(brevo, 'GET', '/account');

  expect(answer).toMatchObject({ status: 200, body: { companyName: 'Harbour & Pine' } });
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.has('x-sib-ratelimit-remaining')).toBe(true);
});

test('faults by chance are the same in every run with the same seed', async () => {
  const run = async (seed: number) => {
    await using brevo = await startBrevo({ seed, tier: 'extended' });
    brevo.faults.add({ kind: 'status', status: 500, probability: 0.5 });
    const statuses: number[] = [];
    for (let call = 0; call < 20; call += 1) {
      statuses.push((await callBrevo(brevo, 'GET', '/contacts')).status);
    }
    return statuses.join();
  };

  expect(await run(7)).toBe(await run(7));
  expect(await run(7)).not.toBe(await run(8));
});

test('faults are switched from another process too', async () => {
  await using brevo = await startBrevo();
  const control = async (method: string, body?: unknown, path = '') => {
    const response = await fetch(`${brevo.pageUrl}_sandbox/faults${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  const path = { pattern: '\\d+$' };
  const added = await control('POST', { kind: 'status', status: 503, match: { path } });
  const refused = await control('POST', { kind: 'explode' });

  expect(added).toMatchObject({ status: 201, body: { faults: [{ id: 1, match: { path } }] } });
  expect(refused.status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/contacts/1')).status).toBe(503);
  expect((await callBrevo(brevo, 'GET', '/contacts')).status).toBe(200);
  expect(await control('DELETE', undefined, '/1')).toEqual({ status: 200, body: { faults: [] } });
});

test('mixed faults befall the share of calls that was asked for, in every way', async () => {
  await using brevo = await startBrevo({ tier: 'extended', seed: 7 });
  for (const fault of mixedFaults(0.4, { stallMs: 1 })) brevo.faults.add({ ...fault });
  const outcomes: (number | string)[] = [];

  for (let at = 0; at < 50; at += 1) {
    brevo.limiter().refill();
    const write = callBrevo(brevo, 'POST', '/contacts', { ext_id: `bc:${at}` });
    outcomes.push(await write.then(({ status }) => status).catch(() => 'no answer'));
  }

  const struck = brevo.faults.list().map((fault) => fault.struck);
  const failed = outcomes.filter((outcome) => outcome !== 201).length;
  expect(struck.reduce((sum, count) => sum + count)).toBe(failed);
  expect(failed).toBeGreaterThan(10);
  expect(failed).toBeLessThan(30);
  expect(new Set(outcomes)).toContain('no answer');
  // The work was done although its answer was lost.
  expect(brevo.account().contacts.size).toBeGreaterThan(50 - failed);
});
