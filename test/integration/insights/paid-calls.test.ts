import { expect, test } from 'vitest';
import { type MaveraOptions, startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { MaveraClient } from '../../../server/clients/mavera/mavera-client.ts';
import { Pacing } from '../../../server/clients/pacing.ts';
import { MaveraAttemptRepository } from '../../../server/db/insights/mavera-attempts.ts';
import { chatCall } from '../../../server/insights/mavera-calls.ts';
import { PaidCalls } from '../../../server/insights/paid-calls.ts';
import { personaCall } from '../../../server/insights/persona-call.ts';
import { openMigrated } from '../../helpers/database/migrated-database.ts';

const CREATE = { method: 'POST', path: '/api/v1/personas' };
const VIP = { name: 'Acme · VIP', description: 'Six orders or more.' };

/** Paid calls of one store, by a clock of their own, for an account that looks like Mavera's. */
async function openPaidCalls(options: MaveraOptions = {}) {
  const mavera = await startMavera(options);
  const db = await openMigrated();
  await db('stores').insert({
    ...{ store_hash: 'acme1', access_token_sealed: '', contact_secret_sealed: '' },
    ...{ profile_sealed: '', scope: '', public_key: 'key', installed_at: 1 },
  });
  const [account] = mavera.accounts;
  const client = new MaveraClient({
    apiUrl: mavera.url,
    apiKey: account?.keys[0]?.key ?? '',
    limiter: new Pacing().forMavera('key'),
  });
  const clock = { aheadMs: 0 };
  const attempts = new MaveraAttemptRepository({ db });
  const limits = { perRunCeiling: 1_000, perMonthCeiling: 1_000, whenUnsure: 'ask' } as const;
  const now = () => Date.now() + clock.aheadMs;
  const { signal } = new AbortController();
  const calls = new PaidCalls({ attempts, mavera: client, limits, signal, now });
  return {
    ...{ mavera, attempts, clock, client },
    pay: (runId = 'run-1') =>
      calls.pay({ storeHash: 'acme1', runId, step: 'vip' }, personaCall(VIP)),
    spent: () => mavera.account().spent,
    [Symbol.asyncDispose]: async () => {
      await db.destroy();
      await mavera.stop();
    },
  };
}

test('a persona is paid once, and by another run found by its name', async () => {
  await using it = await openPaidCalls();

  const first = await it.pay('run-1');
  const second = await it.pay('run-2');

  expect(second.id).toBe(first.id);
  expect(it.spent()).toBe(300);
  const price = { credits: 300, isAtMost: false };
  expect(await it.attempts.spentByRun('acme1', 'run-1')).toEqual(price);
  expect(await it.attempts.spentByRun('acme1', 'run-2')).toEqual({ ...price, credits: 0 });
});

test.each(['reset', 'status'] as const)(
  'a persona whose making was paid and whose answer was lost (%s) is found, not made again',
  async (kind) => {
    await using it = await openPaidCalls();
    it.mavera.faults.add({ kind, status: 500, when: 'after', match: CREATE, times: 1 });

    await expect(it.pay()).rejects.toThrow('a paid call broke off');
    const persona = await it.pay();

    expect(persona.name).toBe(VIP.name);
    expect(it.spent()).toBe(300);
    expect(it.mavera.account().personas.custom()).toHaveLength(1);
  },
);

test('a persona that was never made is made once it is sure that it was not', async () => {
  await using it = await openPaidCalls();
  it.mavera.faults.add({ kind: 'reset', when: 'before', match: CREATE, times: 1 });

  await expect(it.pay()).rejects.toThrow('a paid call broke off');
  await expect(it.pay()).rejects.toThrow('a paid call broke off');
  it.clock.aheadMs = 600_000;
  const persona = await it.pay();

  expect(persona.name).toBe(VIP.name);
  expect(it.spent()).toBe(300);
  expect(await it.attempts.spentByRun('acme1', 'run-1')).toMatchObject({ credits: 300 });
});

test('what somebody else spends meanwhile leaves it unsure, and nothing is sent', async () => {
  await using it = await openPaidCalls();
  it.mavera.faults.add({ kind: 'reset', when: 'before', match: CREATE, times: 1 });
  await expect(it.pay()).rejects.toThrow('a paid call broke off');
  it.mavera.account().charge('POST /responses by hand', 4);
  it.clock.aheadMs = 600_000;

  await expect(it.pay()).rejects.toMatchObject({
    state: 'unsure',
    problem: { code: 'payment_unsure', needed: 300 },
  });
  expect(it.mavera.account().personas.custom()).toEqual([]);
  await it.attempts.giveUpUnsure('acme1', 'run-1', Date.now());

  expect((await it.pay()).name).toBe(VIP.name);
  // What nobody knows counts with the most that it can have cost.
  const spent = await it.attempts.spentByRun('acme1', 'run-1');
  expect(spent).toEqual({ credits: 600, isAtMost: true });
});

test('two runs at once do not both take the last credits that are allowed', async () => {
  await using it = await openPaidCalls();
  const ceilings = { perRun: 400, perMonth: 500, monthStart: 0 };
  const attempt = (runId: string) => ({
    ...{ storeHash: 'acme1', runId, step: 'vip', call: 'POST /personas' },
    ...{ most: 300, usedBefore: 0, periodStart: null },
  });

  const opened = await Promise.all(
    ['run-1', 'run-2'].map((runId) => it.attempts.open(attempt(runId), ceilings, 1)),
  );

  expect(opened.filter((one) => 'over' in one)).toEqual([{ over: 'month', remaining: 200 }]);
  expect(await it.attempts.spentSince('acme1', 0)).toEqual({ credits: 300, isAtMost: true });
});

test('a second answer of the same words is not taken for the first', async () => {
  await using it = await openPaidCalls();
  const { signal } = new AbortController();
  const { threadId } = await it.client.chat({ message: 'Work out a strategy.' });
  await it.client.chat({ message: 'Yes', threadId });
  const attempt = await it.attempts.open(
    {
      ...{ storeHash: 'acme1', runId: 'run-1', step: 'advice-2', call: 'POST /mave/chat' },
      ...{ most: 75, usedBefore: 0, periodStart: null },
    },
    { perRun: 100, perMonth: 100, monthStart: 0 },
    1,
  );
  if ('over' in attempt) throw new Error('there is room for it');
  const look = (saidBefore: number) =>
    chatCall('Yes', { threadId, saidBefore }).look?.(it.client, attempt, new Set(), signal);

  expect(await look(0)).toMatchObject({ state: 'found' });
  expect(await look(1)).toEqual({ state: 'nothing' });
});
