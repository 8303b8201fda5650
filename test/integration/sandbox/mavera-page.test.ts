import { expect, test } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { type MaveraSandbox, startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { callMavera, question } from '../../helpers/calls/call-mavera.ts';

const readPage = async (mavera: MaveraSandbox, query = '') =>
  await (await fetch(mavera.pageUrl + query)).text();

/** The markup of the part with that id, to the end of its section. */
const partOf = (page: string, id: string) =>
  page.split(`id="${id}"`)[1]?.split('</section>')[0] ?? `The page has no ${id}`;

const submit = (mavera: MaveraSandbox, path: string, fields: Record<string, string>) =>
  fetch(`${mavera.pageUrl}page/${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

test('the page shows every body whole, what it cost and what was made, and takes nothing for markup', async () => {
  await using mavera = await startMavera();
  const input = '<script>alert("sent")</script>';
  await callMavera(mavera, 'POST', '/responses', question(mavera, { input }));
  const persona = { pipeline_type: 'north_star', name: '<b>VIP</b>', type: 'B2C' };
  await callMavera(mavera, 'POST', '/personas', persona);
  await callMavera(mavera, 'POST', '/mave/chat', { message: 'Which goal?' });
  await callMavera(mavera, 'GET', '/usage', undefined, { key: MAVERA_KEYS.starter });

  const page = await readPage(mavera, '?account=professional');

  expect(page).not.toContain('<script>alert');
  expect(page).not.toContain('<b>VIP');
  const requests = partOf(page, 'requests');
  expect(requests).toContain('&#60;script&#62;alert(');
  expect(requests).toContain('POST /api/v1/mave/chat');
  expect(requests).not.toContain('/api/v1/usage');
  expect(partOf(page, 'personas')).toContain('&#60;b&#62;VIP');
  expect(partOf(page, 'threads')).toContain('Which goal?');
  const used = mavera.account().credits.used;
  expect(partOf(page, 'credits')).toContain(`<dt>Used</dt><dd>${used}</dd>`);
  expect(page).toContain('aria-current="page">Acme Outdoors</a>');
});

test('a body that is too long for the page is a click away, whole', async () => {
  await using mavera = await startMavera();
  const input = 'long '.repeat(10_000);
  await callMavera(mavera, 'POST', '/responses', question(mavera, { input }));

  const [, path = ''] = /href="\/(_sandbox\/requests\/\d+)"/.exec(await readPage(mavera)) ?? [];
  const { request } = await (await fetch(mavera.pageUrl + path)).json();

  expect(request.body.input).toBe(input);
  expect((await fetch(`${mavera.pageUrl}_sandbox/requests/99`)).status).toBe(404);
});

test('a person spends credits, ends the plan, revokes a key, deletes a persona and comes back', async () => {
  await using mavera = await startMavera();
  const account = mavera.account();
  const persona = { pipeline_type: 'north_star', name: 'VIP', type: 'B2C' };
  const { body } = await callMavera(mavera, 'POST', '/personas', persona);
  const back = '/?account=professional';

  const done = await submit(mavera, 'account', { account: 'professional', action: 'spend', back });
  expect(done.headers.get('location')).toBe(back);
  expect(account.remaining).toBe(3);
  await submit(mavera, 'account', { account: 'professional', action: 'refill', back });
  await submit(mavera, 'account', { account: 'professional', action: 'lapse', back });
  expect(account).toMatchObject({ remaining: 5000, isLapsed: true });

  await submit(mavera, 'persona', { account: 'professional', id: body.id, back });
  expect(account.personas.custom()).toEqual([]);
  await submit(mavera, 'key', { key: MAVERA_KEYS.professional, state: 'revoked', back });
  expect((await callMavera(mavera, 'GET', '/usage')).body.error.code).toBe('revoked_api_key');
  const elsewhere = await submit(mavera, 'key', { back: '//evil.example' });
  expect(elsewhere.headers.get('location')).toBe('/');
});

test('a person switches faults of calls and of answers on and off', async () => {
  await using mavera = await startMavera();

  await submit(mavera, 'fault', { preset: 'afterCharging', back: '/' });
  await submit(mavera, 'answer-fault', { kind: 'shares-140', back: '/' });
  expect(mavera.faults.list()).toMatchObject([{ status: 500, when: 'after' }]);
  expect(partOf(await readPage(mavera), 'answer-faults')).toContain('add up to 140');
  const failed = await callMavera(mavera, 'POST', '/responses', question(mavera));
  expect(failed.status).toBe(500);
  expect(mavera.account().credits.used).toBe(1);

  await submit(mavera, 'fault', { preset: 'errors', back: '/' });
  await submit(mavera, 'faults/clear', { back: '/' });
  await submit(mavera, 'answer-fault', { kind: 'refuses', back: '/' });
  await submit(mavera, 'answer-faults/clear', { back: '/' });
  expect([mavera.faults.list(), mavera.answerFaults.list()]).toEqual([[], []]);
});

test('a person turns switches and sets the pace, and what does not fit changes nothing', async () => {
  await using mavera = await startMavera();
  const set = (name: string, value: string) => submit(mavera, 'switch', { name, value, back: '/' });

  await set('asksBack', 'never');
  await set('personaIdRequired', 'false');
  await set('personaPatchCredits', '30');
  await set('threadAppears', 'sometimes');
  await set('madeUp', 'true');
  await submit(mavera, 'pace', { pace: 'life', back: '/' });

  expect(mavera.switches).toMatchObject({
    ...{ asksBack: 'never', personaIdRequired: false, personaPatchCredits: 30 },
    threadAppears: 'when-answered',
  });
  expect(mavera.switches).not.toHaveProperty('madeUp');
  expect(mavera.pace.chatMs).toBe(90_000);
});
