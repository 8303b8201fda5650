import { expect, test, vi } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { type MaveraSandbox, startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { callMavera } from '../../helpers/calls/call-mavera.ts';

const CHANNELS = [
  { channel_id: 1, name: 'Storefront', revenue: 284_500, orders: 1240, currency: 'USD' },
  { channel_id: 4, name: 'Amazon', revenue: 192_300, orders: 2100, currency: 'USD' },
  { channel_id: 2, name: 'Europe', revenue: 31_800, orders: 410, currency: 'EUR' },
];
const MESSAGE = `Our goal is more revenue. Plan a strategy for these channels: ${JSON.stringify(CHANNELS)}`;

const chat = (mavera: MaveraSandbox, message: string, thread_id?: string) =>
  callMavera(mavera, 'POST', '/mave/chat', { message, ...(thread_id && { thread_id }) });
const sharesIn = (prose: string) =>
  [...prose.matchAll(/Budget:\*\* (\d+) %/g)].map(([, share]) => Number(share));

test('Mave answers in prose with the figures it was sent, its sources and what it cost', async () => {
  await using mavera = await startMavera();

  const { body } = await chat(mavera, MESSAGE);

  expect(body).toMatchObject({
    ...{ object: 'mave_message', role: 'assistant', thread_id: expect.stringMatching(/^thread_/) },
    sources: [{ title: expect.any(String), url: expect.any(String), domain: 'mavera.io' }, {}],
    personas_used: expect.arrayContaining([{ id: expect.any(String), name: expect.any(String) }]),
    usage: { credits_used: 55 },
    created_at: expect.stringMatching(/Z$/),
  });
  expect(body.content).toContain('### Amazon\n\n192,300 USD | 2,100 orders');
  expect(sharesIn(body.content)).toEqual([56, 38, 6]);
});

test('without a goal Mave asks back, and goes on in the same thread for less', async () => {
  await using mavera = await startMavera();
  const figures = `Plan a strategy: ${JSON.stringify(CHANNELS)}`;

  const asked = await chat(mavera, figures);
  const answered = await chat(mavera, 'More new customers.', asked.body.thread_id);

  expect(asked.body).toMatchObject({
    content: expect.stringMatching(/\?$/),
    ...{ sources: [], usage: { credits_used: 10 } },
  });
  expect(answered.body).toMatchObject({
    thread_id: asked.body.thread_id,
    usage: { credits_used: 33 },
  });
  expect(sharesIn(answered.body.content)).toHaveLength(3);
});

test.each([
  ['Our goal: more revenue.', false],
  ['Objectives are growth and loyalty.', false],
  ['What do you make of this?', true],
  ['Goal: not given. What do you make of this?', true],
  ['There is no goal yet.', true],
])('%s is asked back about: %s', async (message, isQuestion) => {
  await using mavera = await startMavera();
  expect((await chat(mavera, message)).body.content.endsWith('?')).toBe(isQuestion);
});

test('whether Mave asks at all can be switched', async () => {
  await using mavera = await startMavera({ switches: { asksBack: 'never' } });
  expect((await chat(mavera, 'Hello')).body.content).not.toMatch(/\?$/);
  mavera.switches.asksBack = 'first';
  expect((await chat(mavera, MESSAGE)).body.content).toMatch(/\?$/);
});

test('threads are listed, read whole and deleted, by their own account only', async () => {
  await using mavera = await startMavera();
  const { thread_id } = (await chat(mavera, MESSAGE)).body;
  const path = `/mave/threads/${thread_id}`;
  const elsewhere = { key: MAVERA_KEYS.starter };

  const listed = await callMavera(mavera, 'GET', '/mave/threads');
  const read = await callMavera(mavera, 'GET', path);
  const foreign = await callMavera(mavera, 'GET', path, undefined, elsewhere);

  expect(listed.body.data).toMatchObject([{ id: thread_id, credits_used: 55 }]);
  expect(listed.body.data[0]).not.toHaveProperty('messages');
  expect(read.body).toMatchObject({
    ...{ object: 'mave_thread', current_phase: 'completed', complexity: 'strategic' },
    messages: [{ role: 'user', content: MESSAGE }, { role: 'assistant' }],
    sources: [{ source_type: 'knowledge_base' }, { source_type: 'web' }],
  });
  expect(foreign.status).toBe(404);
  expect((await callMavera(mavera, 'DELETE', path)).status).toBe(204);
  expect((await chat(mavera, MESSAGE, thread_id)).status).toBe(404);
});

test.each([
  ['when-answered', []],
  ['at-once', [{ current_phase: 'execution', credits_used: 0 }]],
] as const)('a thread can be found %s', async (threadAppears, found) => {
  await using mavera = await startMavera({ pace: { chatMs: 150 }, switches: { threadAppears } });
  const reply = chat(mavera, MESSAGE);
  await vi.waitFor(() => expect(mavera.account().credits.used).toBe(55), { interval: 5 });

  const { body } = await callMavera(mavera, 'GET', '/mave/threads');

  expect(body.data).toMatchObject(found);
  expect((await reply).status).toBe(200);
  expect([...mavera.account().threads.values()]).toMatchObject([{ phase: 'completed' }]);
});

test('an eleventh chat at once is refused, and not charged', async () => {
  await using mavera = await startMavera({ pace: { chatMs: 300 } });

  const answers = await Promise.all(Array.from({ length: 11 }, () => chat(mavera, MESSAGE)));

  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(1);
  expect(refused[0]?.headers.get('retry-after')).toBe('5');
  expect(mavera.account().charges).toHaveLength(10);
  expect((await chat(mavera, MESSAGE)).status).toBe(200);
});

test('an answer that is lost after it was charged is in the threads', async () => {
  await using mavera = await startMavera();
  mavera.faults.add({
    kind: 'reset',
    match: { path: '/api/v1/mave/chat' },
    when: 'after',
    times: 1,
  });

  await expect(chat(mavera, MESSAGE)).rejects.toThrow();

  const { body } = await callMavera(mavera, 'GET', '/mave/threads');
  expect(body.data).toMatchObject([{ current_phase: 'completed', credits_used: 55 }]);
  expect(mavera.account().credits.used).toBe(55);
});

test('Mave may let shares add up to 140, be cut off, and stream', async () => {
  await using mavera = await startMavera();

  mavera.answerFaults.add({ kind: 'shares-140', times: 1 });
  const wrong = await chat(mavera, MESSAGE);
  mavera.answerFaults.add({ kind: 'cut-off', times: 1 });
  const cut = await chat(mavera, MESSAGE);
  const streamed = await callMavera(mavera, 'POST', '/mave/chat', {
    message: MESSAGE,
    stream: true,
  });

  expect(sharesIn(wrong.body.content).reduce((sum, share) => sum + share)).toBe(140);
  expect(sharesIn(cut.body.content).length).toBeLessThan(3);
  expect([...String(streamed.body).matchAll(/^event: (.*)$/gm)].map(([, type]) => type)).toEqual([
    ...['content', 'sources', 'validation', 'done'],
  ]);
});

test('a message is needed', async () => {
  await using mavera = await startMavera();
  const refused = await callMavera(mavera, 'POST', '/mave/chat', { thread_id: 'x' });
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { code: 'missing_field', param: 'message' } },
  });
});
