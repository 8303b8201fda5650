import { expect, test } from 'vitest';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

test('a contact is one person, whatever the case of the e-mail address', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });

  const again = await callBrevo(brevo, 'POST', '/contacts', { email: 'ADA@Example.com' });

  expect(again).toMatchObject({
    status: 400,
    body: {
      code: 'duplicate_parameter',
      message: 'Unable to create contact, email is already associated with another Contact',
      metadata: { duplicate_identifiers: ['email'] },
    },
  });
  expect(brevo.account().contacts.size).toBe(1);
});

test.each([
  ['SMS', { attributes: { SMS: '0044 7911 123456' } }],
  ['ext_id', { ext_id: 'bc:1' }],
])('a second contact with the same %s is refused by name', async (name, identifier) => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  await callBrevo(brevo, 'POST', '/contacts', {
    email: 'ada@example.com',
    ext_id: 'bc:1',
    attributes: { SMS: '+447911123456' },
  });

  const created = await callBrevo(brevo, 'POST', '/contacts', {
    email: 'bob@example.com',
    updateEnabled: true,
    ...identifier,
  });

  expect(created).toMatchObject({
    status: 400,
    body: {
      message: `Unable to create contact, ${name} is already associated with another Contact`,
      metadata: { duplicate_identifiers: [name] },
    },
  });
  expect(brevo.account().contact('bob@example.com')).toBeUndefined();
});

test('an update cannot take a phone number from somebody else', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  await callBrevo(brevo, 'POST', '/contacts', {
    email: 'ada@example.com',
    attributes: { SMS: '+447911123456' },
  });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'bob@example.com' });

  const update = await callBrevo(brevo, 'PUT', '/contacts/bob%40example.com', {
    attributes: { SMS: '447911123456', FIRSTNAME: 'Bob' },
  });

  expect(update).toMatchObject({
    status: 400,
    body: {
      message: 'Unable to update contact, SMS is already associated with another Contact',
      metadata: { duplicate_identifiers: ['SMS'] },
    },
  });
  expect(brevo.account().contact('bob@example.com')?.attributes).toEqual({});
});

test('two contacts that clash become one when the caller forces it', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const account = brevo.account();
  await callBrevo(brevo, 'POST', '/contacts', {
    ext_id: 'bc:1',
    attributes: { LASTNAME: 'Byron' },
  });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });
  const ada = account.contact('ada@example.com');
  if (ada) ada.modifiedAt += 1000;

  const merged = await callBrevo(brevo, 'POST', '/contacts', {
    email: 'ada@example.com',
    ext_id: 'bc:1',
    updateEnabled: true,
    forceMerge: true,
    getId: true,
  });

  expect(merged).toMatchObject({ status: 200, body: { id: ada?.id } });
  expect(account.contacts.size).toBe(1);
  expect(account.contact('bc:1')).toMatchObject({
    email: 'ada@example.com',
    attributes: { LASTNAME: 'Byron' },
  });
});

test('a changed e-mail address lifts the block, even if the same call blocks', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com', ext_id: 'bc:1' });
  const path = '/contacts/bc%3A1?identifierType=ext_id';
  await callBrevo(brevo, 'PUT', path, { emailBlacklisted: true });

  const changed = await callBrevo(brevo, 'PUT', path, {
    attributes: { EMAIL: 'countess@example.com' },
    emailBlacklisted: true,
  });

  expect(changed.status).toBe(204);
  expect(brevo.account().contact('bc:1')).toMatchObject({
    email: 'countess@example.com',
    emailBlacklisted: false,
  });
  expect(brevo.account().contact('ada@example.com')).toBeUndefined();

  await callBrevo(brevo, 'PUT', path, { emailBlacklisted: true });
  expect(brevo.account().contact('bc:1')?.emailBlacklisted).toBe(true);
});

test('values that do not fit and attributes that do not exist vanish without an error', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  for (const [name, type] of [
    ['BC_TOTAL', 'float'],
    ['BC_SINCE', 'date'],
    ['BC_VIP', 'boolean'],
  ]) {
    await callBrevo(brevo, 'POST', `/contacts/attributes/normal/${name}`, { type });
  }

  const created = await callBrevo(brevo, 'POST', '/contacts', {
    email: 'ada@example.com',
    attributes: {
      BC_TOTAL: 12.5,
      BC_SINCE: '2026-02-30',
      BC_VIP: 'yes',
      FIRSTNAME: 7,
      firstname: 'Ada',
      UNHEARD_OF: 'x',
      'DOUBLE_OPT-IN': 'yes',
    },
  });

  expect(created.status).toBe(201);
  expect(brevo.account().contact('ada@example.com')?.attributes).toEqual({
    BC_TOTAL: 12.5,
    'DOUBLE_OPT-IN': 1,
  });
});

test.each([
  ['no identifier', { attributes: { FIRSTNAME: 'Ada' } }, 'missing_parameter'],
  ['a broken e-mail address', { email: 'ada@example' }, 'invalid_parameter'],
  ['an impossible phone number', { attributes: { SMS: '+4412' } }, 'invalid_parameter'],
  ['a list as text', { email: 'a@example.com', listIds: ['2'] }, 'invalid_parameter'],
  ['a list that does not exist', { email: 'a@example.com', listIds: [99] }, 'invalid_parameter'],
  ['a block as text', { email: 'a@example.com', emailBlacklisted: 'no' }, 'invalid_parameter'],
  ['no object', [1], 'bad_request'],
])('a contact with %s is refused', async (_what, body, code) => {
  await using brevo = await startBrevo({ tier: 'advanced' });

  const created = await callBrevo(brevo, 'POST', '/contacts', body);

  expect(created).toMatchObject({ status: 400, body: { code } });
  expect(brevo.account().contacts.size).toBe(0);
});

test("the owner's own contact cannot be deleted", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { owner } = brevo.account();
  await callBrevo(brevo, 'POST', '/contacts', { email: owner.email });

  const path = `/contacts/${encodeURIComponent(owner.email)}?identifierType=email_id`;
  const deleted = await callBrevo(brevo, 'DELETE', path);

  expect(deleted).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
});

test('a contact that is still being processed answers 425 to the next write', async () => {
  await using brevo = await startBrevo({ switches: { contactInProcessMs: 60_000 } });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });

  const update = await callBrevo(brevo, 'PUT', '/contacts/ada%40example.com', {
    attributes: { FIRSTNAME: 'Ada' },
  });

  expect(update).toMatchObject({ status: 425, body: { code: 'account_in_process' } });
});

test('contacts are read by what changed, in pages that cannot be larger than Brevo allows', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  for (const name of ['ada', 'bob', 'cyd']) {
    await callBrevo(brevo, 'POST', '/contacts', {
      email: `${name}@example.com`,
      attributes: { FIRSTNAME: name },
    });
  }
  const bob = brevo.account().contact('bob@example.com');
  if (bob) bob.modifiedAt = Date.now() + 60_000;
  const since = encodeURIComponent(new Date(Date.now() + 30_000).toISOString());
  const emails = async (query: string) => {
    const { body } = await callBrevo(brevo, 'GET', `/contacts?${query}`);
    return body.contacts.map(({ email }: { email: string }) => email.split('@')[0]);
  };

  expect(await emails('limit=2')).toEqual(['cyd', 'bob']);
  expect(await emails('limit=2&offset=2&sort=desc')).toEqual(['ada']);
  expect(await emails('sort=asc&ids=1&ids=3')).toEqual(['ada', 'cyd']);
  expect(await emails(`modifiedSince=${since}`)).toEqual(['bob']);
  expect(await emails(`filter=${encodeURIComponent('equals(FIRSTNAME,"cyd")')}`)).toEqual(['cyd']);
  expect(await callBrevo(brevo, 'GET', '/contacts?limit=1001')).toMatchObject({
    status: 400,
    body: { code: 'out_of_range' },
  });
});

test('the deprecated batch is gone, and where it still works one bad row fails the whole call', async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });
  const batch = {
    contacts: [
      { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada' } },
      { email: 'nobody@example.com' },
    ],
  };

  expect((await callBrevo(brevo, 'POST', '/contacts/batch', batch)).status).toBe(410);
  brevo.switches.contactsBatch = 'works';
  expect((await callBrevo(brevo, 'POST', '/contacts/batch', batch)).status).toBe(404);
  expect(brevo.account().contact('ada@example.com')?.attributes).toEqual({});
  batch.contacts.pop();
  expect((await callBrevo(brevo, 'POST', '/contacts/batch', batch)).status).toBe(204);
  expect(brevo.account().contact('ada@example.com')?.attributes).toEqual({ FIRSTNAME: 'Ada' });
});

test('an empty text empties a text, a number of a phone only beside an address, and other types if the switch says so', async () => {
  const held = [];
  for (const emptyTextInOtherTypes of ['ignore', 'erase'] as const) {
    await using brevo = await startBrevo({ switches: { emptyTextInOtherTypes } });
    await callBrevo(brevo, 'POST', '/contacts/attributes/normal/SINCE', { type: 'date' });
    const attributes = { FIRSTNAME: 'Ada', SINCE: '2026-01-01', SMS: '+447911123456' };
    await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com', attributes });
    const blank = { attributes: { FIRSTNAME: '', SINCE: '', SMS: '' } };
    await callBrevo(brevo, 'PUT', '/contacts/ada%40example.com?identifierType=email_id', blank);
    held.push(brevo.account().contact('ada@example.com'));
    const nameless = { attributes: { SMS: '+447911123457' } };
    await callBrevo(brevo, 'POST', '/contacts', nameless);
    const path = '/contacts/447911123457?identifierType=phone_id';
    const refused = await callBrevo(brevo, 'PUT', path, { attributes: { SMS: '' } });
    expect(refused.status).toBe(400);
  }
  expect(held).toMatchObject([
    { attributes: { SINCE: '2026-01-01' }, sms: undefined },
    { attributes: {}, sms: undefined },
  ]);
  expect(held[0]?.attributes).not.toHaveProperty('FIRSTNAME');
});
