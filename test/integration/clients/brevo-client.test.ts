import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { BrevoClient } from '../../../server/clients/brevo/brevo-client.ts';
import type { ReportRow } from '../../../server/clients/brevo/process-report.ts';
import { Pacing } from '../../../server/clients/pacing.ts';

function clientOf(brevo: BrevoSandbox, apiKey: string = SANDBOX_KEYS.english): BrevoClient {
  return new BrevoClient({
    apiUrl: brevo.url,
    apiKey,
    limiter: new Pacing().forBrevo('the account'),
    timeoutMs: 2_000,
  });
}

const ADA = { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada' } };

async function rowsOf(rows: AsyncIterable<ReportRow>): Promise<ReportRow[]> {
  const all: ReportRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** Hands contacts to the first list and waits until Brevo is through with them. */
async function importAndWait(brevo: BrevoSandbox, contacts: (typeof ADA)[], more = {}) {
  const client = clientOf(brevo);
  const [list] = await client.lists.list();
  const { processId } = await client.imports.start({
    rows: contacts.map((contact) => JSON.stringify(contact)),
    listIds: [list?.id ?? 0],
    updateExistingContacts: true,
    ...more,
  });
  await brevo.idle();
  return { client, listId: list?.id ?? 0, process: await client.imports.getProcess(processId) };
}

test('an account tells who it is', async () => {
  await using brevo = await startBrevo();

  expect(await clientOf(brevo).getAccount()).toMatchObject({
    companyName: 'Harbour & Pine',
    email: 'owner@harbour-pine.example',
    organizationId: expect.stringMatching(/.+/),
    plan: expect.stringMatching(/.+/),
  });
});

test.each([
  ['revoked', 'credentials', 'brevo_key_rejected'],
  ['expired', 'credentials', 'brevo_key_rejected'],
  ['unknownIp', 'address', 'brevo_ip_not_allowed'],
  ['restricted', 'permission', 'brevo_key_restricted'],
] as const)('a key that is %s says what the merchant has to mend', async (state, failure, code) => {
  await using brevo = await startBrevo();

  const attempt = clientOf(brevo, SANDBOX_KEYS[state]).getAccount();

  await expect(attempt).rejects.toMatchObject({ failure, code, isCredentialFailure: true });
});

test('a restricted key is recognised by the text where the status is another', async () => {
  await using brevo = await startBrevo({ switches: { restrictedKeyStatus: 401 } });

  const attempt = clientOf(brevo, SANDBOX_KEYS.restricted).listAttributes();

  await expect(attempt).rejects.toMatchObject({ failure: 'permission' });
});

test('attributes are listed with their types', async () => {
  await using brevo = await startBrevo();

  const attributes = await clientOf(brevo).listAttributes();

  expect(attributes).toContainEqual({ name: 'FIRSTNAME', category: 'normal', type: 'text' });
});

test.each(['duplicate_parameter', 'invalid_parameter'] as const)(
  'an attribute is made once, and found the second time (%s)',
  async (attributeExistsCode) => {
    await using brevo = await startBrevo({ switches: { attributeExistsCode } });
    const client = clientOf(brevo);
    const attribute = { category: 'normal', name: 'ORDER_COUNT', type: 'float' } as const;

    expect(await client.createAttribute(attribute)).toEqual({ isNew: true });
    expect(await client.createAttribute(attribute)).toEqual({ isNew: false });
    expect(await client.listAttributes()).toContainEqual(attribute);
  },
);

test('an attribute that Brevo refuses for another reason is an error', async () => {
  await using brevo = await startBrevo();
  const attribute = { category: 'normal', name: 'A'.repeat(60), type: 'text' } as const;

  await expect(clientOf(brevo).createAttribute(attribute)).rejects.toMatchObject({
    failure: 'rejected',
  });
});

test('all lists are found, however many pages they fill', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);
  const folder = await client.lists.ensureFolder('Pulsebridge');
  const before = await client.lists.list();
  const account = brevo.account();
  for (let number = 0; number < 120; number += 1) account.lists.add(`List ${number}`, folder.id);

  const lists = await client.lists.list();

  expect(lists).toHaveLength(before.length + 120);
  expect(lists.at(-1)).toEqual({ id: expect.any(Number), name: 'List 119', folderId: folder.id });
});

test('a folder is made once, and a list in it', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);

  const folder = await client.lists.ensureFolder('Pulsebridge');
  expect(await client.lists.ensureFolder('Pulsebridge')).toEqual(folder);

  const list = await client.lists.create({ name: 'All customers', folderId: folder.id });
  expect(await client.lists.list()).toContainEqual({
    id: list.id,
    name: 'All customers',
    folderId: folder.id,
  });
});

test('contacts are imported into a list in one call, and blanks erase nothing', async () => {
  await using brevo = await startBrevo();
  const { client, listId, process } = await importAndWait(brevo, [ADA]);

  expect(process).toMatchObject({ name: 'IMPORTUSER', status: 'completed', problems: [] });
  expect(await client.findContact(ADA.email, 'email_id')).toMatchObject({
    emailBlacklisted: false,
    listIds: [listId],
    attributes: { FIRSTNAME: 'Ada' },
  });

  const blank = { email: ADA.email, attributes: { FIRSTNAME: '' } };
  await importAndWait(brevo, [blank]);
  expect(await client.findContact(ADA.email, 'email_id')).toMatchObject({
    attributes: { FIRSTNAME: 'Ada' },
  });
});

test('an import can block people, and nothing sent ever says not to', async () => {
  await using brevo = await startBrevo();
  const { client } = await importAndWait(brevo, [ADA], { emailBlacklist: true });
  expect(await client.findContact(ADA.email, 'email_id')).toMatchObject({ emailBlacklisted: true });

  await importAndWait(brevo, [ADA], { emailBlacklist: false });
  await client.upsertContact({ ...ADA, emailBlacklisted: false as unknown as true });

  expect(await client.findContact(ADA.email, 'email_id')).toMatchObject({ emailBlacklisted: true });
  const sent = JSON.stringify([...brevo.requests].map(({ body }) => body));
  expect(sent).not.toMatch(/"emailBlacklist(ed)?":false/);
  expect(sent).toContain('"disableNotification":true');
  expect(sent).toContain('"emptyContactsAttributes":false');
});

test('rows that Brevo refused are read from its reports, without the key', async () => {
  await using brevo = await startBrevo();
  const contacts = [
    { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada', SMS: '+12025550123' } },
    { email: 'eve@example.com', attributes: { FIRSTNAME: 'Eve', SMS: '+12025550123' } },
    { email: 'not-an-email@', attributes: { FIRSTNAME: 'Max' } },
  ];

  const { client, process } = await importAndWait(brevo, contacts);

  expect(process.problems.map(({ kind }) => kind).sort()).toEqual([
    'duplicate_phone_id',
    'invalid_emails',
  ]);
  const emails = await Promise.all(
    process.problems.map(async ({ kind, url }) => [
      kind,
      (await rowsOf(client.imports.readReport(url))).map(({ EMAIL }) => EMAIL),
    ]),
  );
  expect(Object.fromEntries(emails)).toEqual({
    duplicate_phone_id: ['eve@example.com'],
    invalid_emails: ['not-an-email@'],
  });
});

test('one call tells of the latest imports', async () => {
  await using brevo = await startBrevo();
  const first = await importAndWait(brevo, [ADA]);
  const second = await importAndWait(brevo, [ADA]);

  const processes = await first.client.imports.listProcesses({ limit: 1 });

  expect(processes.map(({ id }) => id)).toEqual([second.process.id]);
});

test('a contact is created, then updated, and found by its e-mail address whatever characters it has', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);
  const email = 'ada+shop@example.com';

  expect(await client.upsertContact({ email })).toEqual({ isNew: true, droppedPhone: null });
  expect(await client.upsertContact({ email, attributes: { FIRSTNAME: 'Ada' } })).toEqual({
    isNew: false,
    droppedPhone: null,
  });
  expect(await client.findContact(email, 'email_id')).toMatchObject({
    email,
    attributes: { FIRSTNAME: 'Ada' },
  });
  expect(await client.findContact('nobody@example.com', 'email_id')).toBeUndefined();
});

test('a contact whose phone another has is written without it, and the result says so', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);
  const SMS = '+12025550123';
  await client.upsertContact({ email: 'ada@example.com', attributes: { SMS } });

  const eve = { email: 'eve@example.com', attributes: { FIRSTNAME: 'Eve', SMS } };
  expect(await client.upsertContact(eve)).toEqual({ isNew: true, droppedPhone: 'duplicate' });
  const changed = await client.updateContact('eve@example.com', 'email_id', {
    attributes: { FIRSTNAME: 'Eva', SMS },
  });
  expect(changed).toEqual({ isNew: false, droppedPhone: 'duplicate' });

  const kept = await client.findContact('eve@example.com', 'email_id');
  expect(kept?.attributes).toMatchObject({ FIRSTNAME: 'Eva' });
  expect(kept?.attributes.SMS).toBeUndefined();
});

test('a contact whose phone is none is written without it', async () => {
  await using brevo = await startBrevo();

  const written = await clientOf(brevo).upsertContact({
    email: 'ada@example.com',
    attributes: { FIRSTNAME: 'Ada', SMS: '+1202' },
  });

  expect(written).toEqual({ isNew: true, droppedPhone: 'invalid' });
});

test('a contact is changed by our own id for it, even a numeric one, and leaves a list', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);
  const [list] = await client.lists.list();
  await client.upsertContact({ ...ADA, extId: '17', listIds: [list?.id ?? 0] });

  await client.updateContact('17', 'ext_id', {
    attributes: { EMAIL: 'lovelace@example.com' },
    unlinkListIds: [list?.id ?? 0],
  });

  expect(await client.findContact('17', 'ext_id')).toMatchObject({
    email: 'lovelace@example.com',
    listIds: [],
  });
  const missing = client.updateContact('18', 'ext_id', { attributes: { FIRSTNAME: 'Eve' } });
  await expect(missing).rejects.toMatchObject({ failure: 'missing' });
});

test('a contact that Brevo is still busy with is written in the end', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({ kind: 'status', status: 425, times: 1 });

  expect(await clientOf(brevo).upsertContact(ADA)).toMatchObject({ isNew: true });
});

test('an import whose answer got lost is not sent again blindly: the caller finds out', async () => {
  await using brevo = await startBrevo();
  const path = '/v3/contacts/import';
  brevo.faults.add({ kind: 'reset', when: 'after', match: { path }, times: 1 });

  await expect(importAndWait(brevo, [ADA])).rejects.toMatchObject({ failure: 'unanswered' });

  await brevo.idle();
  const [process, ...others] = await clientOf(brevo).imports.listProcesses();
  expect(process).toMatchObject({ name: 'IMPORTUSER', status: 'completed' });
  expect(others).toEqual([]);
});

test('in the scarcest bucket a 429 without headers means a minute, which is the caller’s to wait', async () => {
  await using brevo = await startBrevo();
  brevo.faults.add({ kind: 'status', status: 429, withoutHeaders: true, times: 1 });

  const error = await clientOf(brevo)
    .getAccount()
    .catch((reason) => reason);

  expect(error).toMatchObject({ failure: 'limited' });
  expect(error.retryAfterMs).toBeGreaterThanOrEqual(59_000);
});

test('twelve calls at once never meet a 429', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);

  const emails = Array.from({ length: 12 }, (_, number) => `person-${number}@example.com`);
  await Promise.all(emails.map((email) => client.upsertContact({ email })));

  expect(brevo.limiter().counts.get('contacts')).toEqual({ allowed: 12, refused: 0 });
});

test('the hourly bucket being spent is said before it is asked, and contacts go on', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo);
  const limiter = brevo.limiter();
  for (let call = 0; call < 99; call += 1) limiter.take('everything else');
  await client.getAccount();

  await expect(client.getAccount()).rejects.toMatchObject({ failure: 'limited' });

  expect(limiter.counts.get('everything else')).toEqual({ allowed: 100, refused: 0 });
  expect(await client.listAttributes()).not.toEqual([]);
});

test('a body that is too large is refused, not tried again', async () => {
  await using brevo = await startBrevo();
  const huge = [{ email: 'ada@example.com', attributes: { FIRSTNAME: 'A'.repeat(11_000_000) } }];

  await expect(importAndWait(brevo, huge)).rejects.toMatchObject({ failure: 'rejected' });
});
