import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

test.each([
  ['english', ['FIRSTNAME', 'LASTNAME']],
  ['french', ['PRENOM', 'NOM']],
  ['german', ['VORNAME', 'NACHNAME']],
] as const)('the %s account names people in its own language', async (account, names) => {
  await using brevo = await startBrevo();

  const { body } = await callBrevo(brevo, 'GET', '/contacts/attributes', undefined, {
    key: SANDBOX_KEYS[account],
  });

  const held = body.attributes.map(({ name }: { name: string }) => name);
  expect(held).toEqual(expect.arrayContaining([...names, 'SMS', 'EXT_ID']));
});

test.each([
  ['a longer name than Brevo takes', `normal/${'A'.repeat(51)}`, { type: 'text' }],
  ['a lower-case name', 'normal/bc_group', { type: 'text' }],
  ['an unknown category', 'special/BC_GROUP', { type: 'text' }],
  ['a type of another category', 'normal/BC_GROUP', { type: 'id' }],
  ['no type', 'normal/BC_GROUP', {}],
  ['choices without options', 'normal/BC_GROUP', { type: 'multiple-choice' }],
  [
    'an option over 200 characters',
    'category/BC_GROUP',
    { enumeration: [{ value: 1, label: 'x'.repeat(201) }] },
  ],
  ['the name of one that exists', 'normal/FIRSTNAME', { type: 'text' }],
])('an attribute with %s is refused', async (_what, path, body) => {
  await using brevo = await startBrevo();
  const before = brevo.account().attributes.size;

  const created = await callBrevo(brevo, 'POST', `/contacts/attributes/${path}`, body);

  expect(created.status).toBe(400);
  expect(brevo.account().attributes.size).toBe(before);
});

test('an account takes 200 attributes of its own and no more', async () => {
  const attributes = Array.from(
    { length: 199 },
    (_, at) => ({ name: `BC_${at}`, category: 'normal', type: 'text' }) as const,
  );
  await using brevo = await startBrevo({ accounts: [{ name: 'full', keys: ['key'], attributes }] });
  const create = (name: string) =>
    callBrevo(
      brevo,
      'POST',
      `/contacts/attributes/normal/${name}`,
      { type: 'text' },
      { key: 'key' },
    );

  expect((await create('BC_LAST')).status).toBe(201);
  expect(await create('BC_TOO_MANY')).toMatchObject({
    status: 400,
    body: { code: 'out_of_range' },
  });
});

test('an account takes 300 lists and no more', async () => {
  const lists = Array.from({ length: 299 }, (_, at) => `List ${at}`);
  await using brevo = await startBrevo({ accounts: [{ name: 'full', keys: ['key'], lists }] });
  const create = () =>
    callBrevo(brevo, 'POST', '/contacts/lists', { name: 'More', folderId: 1 }, { key: 'key' });

  expect((await create()).status).toBe(201);
  expect((await create()).status).toBe(400);
});

test('a list call takes 1 to 150 contacts, named in one way', async () => {
  await using brevo = await startBrevo();
  const add = (body: unknown) => callBrevo(brevo, 'POST', '/contacts/lists/2/contacts/add', body);

  const tooMany = await add({
    emails: Array.from({ length: 151 }, (_, at) => `${at}@example.com`),
  });
  const none = await add({ emails: [] });
  const twoWays = await add({ emails: ['ada@example.com'], ids: [1] });
  const nobodyNew = await add({ ids: [1] });

  expect([tooMany, none, twoWays].map(({ status }) => status)).toEqual([400, 400, 400]);
  expect(nobodyNew).toMatchObject({
    status: 400,
    body: {
      code: 'invalid_parameter',
      message: 'Contact already in list and/or does not exist',
    },
  });
});

test('everyone can be taken out of a list at once, and stays a contact', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com', listIds: [2] });

  const removed = await callBrevo(brevo, 'POST', '/contacts/lists/2/contacts/remove', {
    all: true,
  });

  expect(removed).toMatchObject({ status: 201, body: { contacts: { total: 1, processId: 1 } } });
  expect(brevo.account().contact('ada@example.com')?.listIds).toEqual([]);
});

test('a page of lists cannot be larger than Brevo allows', async () => {
  await using brevo = await startBrevo();

  expect((await callBrevo(brevo, 'GET', '/contacts/lists?limit=51')).status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/contacts/folders?limit=51')).status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/contacts/lists/2/contacts?limit=501')).status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/processes?limit=51')).status).toBe(400);
});

test('what does not exist is 404, and a method that a path does not have is 405', async () => {
  await using brevo = await startBrevo();

  expect(await callBrevo(brevo, 'GET', '/contacts/lists/99')).toMatchObject({
    status: 404,
    body: { code: 'document_not_found' },
  });
  expect((await callBrevo(brevo, 'GET', '/processes/99')).status).toBe(404);
  expect((await callBrevo(brevo, 'GET', '/nonsense')).status).toBe(404);
  expect((await callBrevo(brevo, 'GET', '/contacts/consent-groups')).status).toBe(403);
  expect(await callBrevo(brevo, 'DELETE', '/contacts/lists')).toMatchObject({
    status: 405,
    body: { code: 'method_not_allowed' },
  });
});

test('an account has 40 webhooks at most, and shows transactional ones unless asked', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const create = (body: object) =>
    callBrevo(brevo, 'POST', '/webhooks', { url: 'https://shop.example/hook', ...body });

  expect((await create({ events: ['listAddition'] })).status).toBe(400);
  for (let made = 0; made < 40; made += 1) {
    expect((await create({ type: 'marketing', events: ['unsubscribed'] })).status).toBe(201);
  }
  expect((await create({ type: 'marketing', events: ['unsubscribed'] })).status).toBe(400);
  expect((await callBrevo(brevo, 'GET', '/webhooks')).body.webhooks).toEqual([]);
  expect((await callBrevo(brevo, 'GET', '/webhooks?type=marketing')).body.webhooks).toHaveLength(
    40,
  );
});
