import { expect, test } from 'vitest';
import { z } from 'zod';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { type MaveraSandbox, startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { MaveraClient } from '../../../server/clients/mavera/mavera-client.ts';
import { Pacing } from '../../../server/clients/pacing.ts';

function clientOf(mavera: MaveraSandbox, more: { personaBody?: 'recipe'; key?: string } = {}) {
  const { key = MAVERA_KEYS.professional, ...options } = more;
  return new MaveraClient({
    apiUrl: mavera.url,
    apiKey: key,
    limiter: new Pacing().forMavera('the key'),
    timeoutMs: 2_000,
    ...options,
  });
}

const Card = z.strictObject({ channelId: z.string(), budgetShare: z.number() });
const Cards = z.strictObject({ cards: z.array(Card) });
const FIGURES = JSON.stringify({
  channels: [
    { channelId: '1', channel: 'Shop', revenue: 300, orders: 3 },
    { channelId: '4', channel: 'Amazon', revenue: 100, orders: 4 },
  ],
});

async function ask(client: MaveraClient) {
  const [persona] = await client.listPersonas();
  return client.respond({
    personaId: persona?.id ?? '',
    instructions: 'Share out the budget.',
    input: FIGURES,
    schemaName: 'cards',
    schema: Cards,
  });
}

test('a structured answer fits its schema and says what it cost', async () => {
  await using mavera = await startMavera();

  const { value, credits } = await ask(clientOf(mavera));

  expect(value.cards.map(({ channelId }) => channelId)).toEqual(['1', '4']);
  expect(credits).toBe(mavera.account().spent);
});

test.each([
  ['cut-off', {}, 'cut_off'],
  ['cut-off', { cutOffStatus: 'incomplete' }, 'cut_off'],
  ['breaks-schema', {}, 'breaks_schema'],
  ['refuses', {}, 'refused'],
  ['refuses', { refusal: 'plain-text' }, 'refused'],
  ['refuses', { refusal: 'failed-status' }, 'failed'],
] as const)('an answer that %s (%j) is unusable: %s', async (kind, switches, fault) => {
  await using mavera = await startMavera({ switches });
  mavera.answerFaults.add({ kind });

  await expect(ask(clientOf(mavera))).rejects.toMatchObject({ fault, credits: 1 });

  expect(mavera.account().charges).toHaveLength(1);
});

test('work whose answer is lost, or that fails after it was paid, is not sent again', async () => {
  await using mavera = await startMavera();
  const client = clientOf(mavera);
  const faults = [
    { kind: 'reset', when: 'after', times: 1 },
    { kind: 'status', status: 500, when: 'after', times: 1 },
  ] as const;
  for (const fault of faults) {
    mavera.faults.add({ ...fault, match: { path: '/api/v1/responses' } });
    await expect(ask(client)).rejects.toMatchObject({ isTransient: true });
  }

  expect(mavera.account().charges).toHaveLength(2);
});

test.each(['message', 'fields', 'neither'] as const)(
  'too few credits are told as such, with numbers where Mavera has them (%s)',
  async (creditsInError) => {
    await using mavera = await startMavera({ switches: { creditsInError } });
    const client = clientOf(mavera, { key: MAVERA_KEYS.spent });
    const draft = { name: 'VIP customers', description: 'They come back.' };

    const known = { needed: 300, remaining: 3 };
    const nothing = { needed: null, remaining: null };
    const credits = creditsInError === 'neither' ? nothing : known;
    const code = 'mavera_credits_short';
    await expect(client.createPersona(draft)).rejects.toMatchObject({ code, credits });
    expect(await client.getUsage()).toMatchObject({ used: 497, included: 500, remaining: 3 });
  },
);

test.each([
  ['reference', 'data', 'both'],
  ['recipe', 'personas', 'has-more'],
  ['reference', 'data', 'next-cursor'],
] as const)(
  'personas are made, changed and listed (%s, %s, %s)',
  async (personaBody, personaListField, personaCursor) => {
    const switches = { personaBody, personaListField, personaCursor };
    await using mavera = await startMavera({ switches });
    const client = clientOf(mavera, personaBody === 'recipe' ? { personaBody } : {});
    const draft = {
      name: 'Acme · VIP',
      description: 'Six orders or more.',
      attributes: { cohort: 'vip' },
    };
    const { personas } = mavera.account();
    for (let number = 0; number < 120; number += 1)
      personas.add({ name: `P${number}`, description: '', form: 'reference', details: {} });

    const { persona, credits } = await client.createPersona(draft);
    const changed = await client.changePersona(persona.id, { ...draft, description: 'Seven.' });

    expect(credits).toBe(300);
    expect(persona).toMatchObject({ name: draft.name, isCustom: true });
    expect(persona.createdAt).toBeGreaterThan(Date.UTC(2026, 0, 1));
    expect(changed.persona.id).toBe(persona.id);
    const listed = await client.listPersonas();
    expect(listed).toHaveLength(personas.list().length);
    expect(listed.find(({ id }) => id === persona.id)?.description).toBe('Seven.');
    await expect(client.createPersona(draft)).rejects.toMatchObject({ failure: 'rejected' });
    expect(mavera.account().spent).toBe(300);
  },
);

test('Mave may ask first, and its thread tells all that was said', async () => {
  await using mavera = await startMavera();
  const client = clientOf(mavera);

  const asked = await client.chat({ message: `What now? ${FIGURES}` });
  const told = await client.chat({
    message: 'More revenue is the goal.',
    threadId: asked.threadId,
  });

  expect(asked).toMatchObject({ sources: [], personas: [] });
  expect(asked.content).toContain('?');
  expect(told.threadId).toBe(asked.threadId);
  expect(told.sources[0]).toMatchObject({ url: expect.stringMatching(/^https:/) });
  const [thread] = await client.listThreads();
  const whole = await client.getThread(thread?.id ?? '');
  expect(whole.messages.map(({ role }) => role)).toEqual([
    'user',
    'assistant',
    'user',
    'assistant',
  ]);
  expect(whole.creditsUsed).toBe(mavera.account().spent);
  await expect(client.getThread('nothing')).rejects.toMatchObject({ failure: 'missing' });
});

test('however many chats are asked for, no more are under way than Mavera takes', async () => {
  await using mavera = await startMavera({ switches: { asksBack: 'never' }, pace: { chatMs: 5 } });
  const client = clientOf(mavera);

  const asked = Array.from({ length: 14 }, () => client.chat({ message: 'What sells?' }));
  await Promise.all(asked);

  expect([...mavera.requests].map(({ status }) => status)).toEqual(Array(14).fill(200));
});

test('a 429 says when to come back, and costs nothing', async () => {
  await using mavera = await startMavera();
  const client = clientOf(mavera);
  const retryLater = { 'retry-after': '30' };
  mavera.faults.add({ kind: 'status', status: 429, headers: retryLater, times: 1 });

  const refused = await client.getUsage().catch((error: unknown) => error);

  expect(refused).toMatchObject({ failure: 'limited' });
  expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(25_000);
});
