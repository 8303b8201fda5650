import { expect, test, vi } from 'vitest';
import { MAVERA_KEYS } from '../../../sandbox/mavera/account-seed.ts';
import { startMavera } from '../../../sandbox/mavera/start-mavera.ts';
import { callMavera, question } from '../../helpers/calls/call-mavera.ts';

const VIP = {
  pipeline_type: 'north_star',
  name: 'Acme · VIP',
  type: 'B2C',
  description: '120 customers, 6 orders and more.',
  purchase_cadence: 'monthly',
};
const RECIPE = {
  name: 'Acme · VIP',
  description: '120 customers.',
  demographic: { custom_attributes: { cohort: 'vip', avg_order_count: 7 } },
};

test('a persona is made for 300 credits, can be asked, changed and found again', async () => {
  await using mavera = await startMavera();

  const made = await callMavera(mavera, 'POST', '/personas', VIP);
  const { id } = made.body;
  const changed = await callMavera(mavera, 'PATCH', `/personas/${id}`, { description: 'Now 130.' });
  const listed = await callMavera(mavera, 'GET', '/personas?search=acme');
  const asked = await callMavera(
    mavera,
    'POST',
    '/responses',
    question(mavera, { persona_id: id }),
  );

  expect(made).toMatchObject({
    status: 201,
    body: {
      ...{ object: 'custom_persona', name: VIP.name, pipeline_type: 'north_star', type: 'B2C' },
      ...{ is_custom: true, created_at: expect.any(Number), credits_charged: 300 },
      details: { purchase_cadence: 'monthly' },
    },
  });
  expect(changed.body).toMatchObject({ id, description: 'Now 130.', credits_charged: 0 });
  expect(listed.body.data).toMatchObject([{ id, object: 'persona', description: 'Now 130.' }]);
  expect(asked.status).toBe(200);
  expect(mavera.account().credits.used).toBe(301);
});

test('the list comes page by page, by a cursor, and never shows the prompt', async () => {
  await using mavera = await startMavera();
  const all: string[] = [];

  let cursor = '';
  do {
    const { body } = await callMavera(mavera, 'GET', `/personas?limit=5${cursor}`);
    all.push(...body.data.map(({ name }: { name: string }) => name));
    expect(body.has_more).toBe(body.next_cursor !== null);
    cursor = body.next_cursor && `&cursor=${body.next_cursor}`;
  } while (cursor);

  expect(all).toEqual(
    mavera
      .account()
      .personas.list()
      .map(({ name }) => name),
  );
  expect(new Set(all).size).toBe(all.length);
  expect((await callMavera(mavera, 'GET', '/personas?limit=101')).body.error.param).toBe('limit');
  expect((await callMavera(mavera, 'GET', '/personas?cursor=none')).body.error.param).toBe(
    'cursor',
  );
});

test('how a list is named, continued and filtered by name can be switched', async () => {
  await using mavera = await startMavera({
    switches: { personaListField: 'personas', personaCursor: 'has-more' },
  });
  const list = async () => (await callMavera(mavera, 'GET', '/personas?limit=2&name=Gen')).body;

  const ignored = await list();
  mavera.switches.personaNameFilter = 'contains';
  const contains = await list();
  mavera.switches.personaNameFilter = 'exact';

  expect(ignored).not.toHaveProperty('data');
  expect(ignored).toMatchObject({ personas: expect.any(Array), has_more: true });
  expect(ignored).not.toHaveProperty('next_cursor');
  expect(contains).toMatchObject({ has_more: false });
  expect((await list()).personas).toEqual([]);
});

test('which body a new persona has can be switched, and the other one is refused', async () => {
  await using mavera = await startMavera();

  const refused = await callMavera(mavera, 'POST', '/personas', RECIPE);
  mavera.switches.personaBody = 'recipe';
  const made = await callMavera(mavera, 'POST', '/personas', RECIPE);
  const flat = await callMavera(mavera, 'POST', '/personas', { ...VIP, name: 'Flat' });
  mavera.switches.personaBody = 'both';
  const both = await callMavera(mavera, 'POST', '/personas', { ...VIP, name: 'Flat' });

  expect(refused).toMatchObject({ status: 400, body: { error: { param: 'pipeline_type' } } });
  expect(made).toMatchObject({
    status: 201,
    body: {
      id: expect.stringMatching(/^persona_/),
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      demographic: RECIPE.demographic,
    },
  });
  expect(flat.status).toBe(400);
  expect(both.status).toBe(201);
});

test('a second persona of the same name is refused, and not charged', async () => {
  await using mavera = await startMavera();
  await callMavera(mavera, 'POST', '/personas', VIP);
  const again = (name = VIP.name) => callMavera(mavera, 'POST', '/personas', { ...VIP, name });

  const refused = await again(VIP.name.toUpperCase());
  mavera.switches.duplicatePersonaName = 'refuse-409';
  const conflict = await again();
  expect(mavera.account().credits.used).toBe(300);
  mavera.switches.duplicatePersonaName = 'accept';

  expect(refused).toMatchObject({ status: 422, body: { error: { param: 'name' } } });
  expect(conflict.status).toBe(409);
  expect((await again()).status).toBe(201);
});

test('a name is taken while its persona is still being made, though nobody can find it yet', async () => {
  await using mavera = await startMavera({ pace: { personaMs: 150 } });
  const first = callMavera(mavera, 'POST', '/personas', VIP);
  await vi.waitFor(() => expect(mavera.account().credits.used).toBe(300), { interval: 5 });

  const second = await callMavera(mavera, 'POST', '/personas', VIP);
  const listed = await callMavera(mavera, 'GET', '/personas?search=acme');

  expect(second.status).toBe(422);
  expect(listed.body.data).toEqual([]);
  expect((await first).status).toBe(201);
  expect(mavera.account().credits.used).toBe(300);
});

test.each([
  [{ ...VIP, name: 'x' }, 'name'],
  [{ ...VIP, name: 'x'.repeat(101) }, 'name'],
  [{ ...VIP, type: 'B2G' }, 'type'],
  [{ ...VIP, goals: 'more' }, 'goals'],
  [{ ...VIP, email: 'ada@example.com' }, 'email'],
])('a field that is wrong is named', async (body, param) => {
  await using mavera = await startMavera();

  const refused = await callMavera(mavera, 'POST', '/personas', body);

  expect(refused).toMatchObject({ status: 400, body: { error: { param } } });
});

test('built-in personas and those of others cannot be changed, deleted ones are gone', async () => {
  await using mavera = await startMavera();
  const { body } = await callMavera(mavera, 'POST', '/personas', VIP);
  const change = (id: string, key: string = MAVERA_KEYS.professional) =>
    callMavera(mavera, 'PATCH', `/personas/${id}`, { name: 'Other' }, { key });
  const builtIn = mavera.account().personas.list()[0]?.id ?? '';

  expect((await change(builtIn)).status).toBe(403);
  expect((await change(body.id, MAVERA_KEYS.starter)).status).toBe(404);
  expect((await callMavera(mavera, 'DELETE', `/personas/${body.id}`)).status).toBe(404);
  mavera.account().personas.delete(body.id);
  expect((await change(body.id)).status).toBe(404);
  const asked = question(mavera, { persona_id: body.id });
  expect((await callMavera(mavera, 'POST', '/responses', asked)).body.error.code).toBe(
    'invalid_persona',
  );
});
