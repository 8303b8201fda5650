import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import type { BrevoSwitches } from '../../../sandbox/brevo/switches.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

const ADA = { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada', EXT_ID: 'bc:1' } };

async function runImport(brevo: BrevoSandbox, body: object) {
  const { status, body: answer } = await callBrevo(brevo, 'POST', '/contacts/import', {
    listIds: [2],
    ...body,
  });
  expect({ status, answer }).toMatchObject({ status: 202 });
  await brevo.idle();
  const process = await callBrevo(brevo, 'GET', `/processes/${answer.processId}`);
  return process.body.info.import as Record<string, string | null>;
}

async function readReport(address: string | null | undefined) {
  const response = await fetch(address ?? '');
  expect(response.headers.get('content-type')).toContain('text/csv');
  return await response.text();
}

test('an import writes the good rows and names the bad ones', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  await callBrevo(brevo, 'POST', '/contacts', {
    email: 'zoe@example.com',
    ext_id: 'bc:9',
    attributes: { SMS: '+447911123456' },
  });

  const reports = await runImport(brevo, {
    jsonBody: [
      ADA,
      { email: 'not an address', attributes: { EXT_ID: 'bc:2' } },
      { email: 'bob@example.com', attributes: { SMS: '+44 7911 123456', EXT_ID: 'bc:3' } },
      { email: 'cyd@example.com', attributes: { EXT_ID: 'bc:9' } },
      { email: 'dee@example.com', attributes: { SMS: '12', UNKNOWN: 'x', LASTNAME: 7 } },
      { attributes: { FIRSTNAME: 'Nobody' } },
    ],
  });

  expect(account.contactsIn(2).map(({ email }) => email)).toEqual([
    'ada@example.com',
    'dee@example.com',
  ]);
  expect(account.contact('bc:1')?.attributes).toEqual({ FIRSTNAME: 'Ada' });
  expect(account.contact('dee@example.com')).toMatchObject({ sms: undefined, attributes: {} });
  expect(await readReport(reports.invalid_emails)).toBe('EMAIL;EXT_ID;SMS\nnot an address;bc:2;\n');
  expect(await readReport(reports.duplicate_phone_id)).toBe(
    'EMAIL;EXT_ID;SMS\nbob@example.com;bc:3;+44 7911 123456\n',
  );
  expect(await readReport(reports.duplicate_ext_id)).toContain('cyd@example.com;bc:9;');
  expect(reports.duplicate_email_id).toBeNull();
  expect(account.processes.get(1)?.counts).toEqual({
    rows: 6,
    created: 2,
    updated: 0,
    unchanged: 0,
    rejected: 4,
  });
});

test('a phone number shared by two rows stays with the first', async () => {
  await using brevo = await startBrevo({ switches: { duplicatePhoneInImport: 'drop-phone' } });
  const shared = { attributes: { SMS: '+14155552671' } };

  const reports = await runImport(brevo, {
    jsonBody: [
      { email: 'ada@example.com', ...shared },
      { email: 'bob@example.com', ...shared },
    ],
  });

  expect(brevo.account().contact('ada@example.com')?.sms).toBe('14155552671');
  expect(brevo.account().contact('bob@example.com')?.sms).toBeUndefined();
  expect(await readReport(reports.duplicate_phone_id)).toContain('bob@example.com');
});

test('an import never lifts a block, whatever it says', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com', emailBlacklisted: true });

  await runImport(brevo, { jsonBody: [ADA] });
  await runImport(brevo, { jsonBody: [ADA], emailBlacklist: false });

  expect(brevo.account().contact('ada@example.com')).toMatchObject({
    emailBlacklisted: true,
    attributes: { FIRSTNAME: 'Ada' },
  });
});

test('an import that blocks blocks every row', async () => {
  await using brevo = await startBrevo();

  await runImport(brevo, { jsonBody: [ADA], emailBlacklist: true, smsBlacklist: true });

  expect(brevo.account().contact('ada@example.com')).toMatchObject({
    emailBlacklisted: true,
    smsBlacklisted: true,
  });
});

test('an import leaves people alone who exist, if told so, but they join its lists', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });

  await runImport(brevo, { jsonBody: [ADA], updateExistingContacts: false, emailBlacklist: true });

  expect(brevo.account().contact('ada@example.com')).toMatchObject({
    attributes: {},
    emailBlacklisted: false,
    listIds: [2],
  });
});

test('blank values erase only if the import says so', async () => {
  await using brevo = await startBrevo();
  const ada = { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada', SMS: '+447911123456' } };
  const blank = { email: 'ada@example.com', attributes: { FIRSTNAME: '', SMS: '' } };
  await runImport(brevo, { jsonBody: [ada] });

  await runImport(brevo, { jsonBody: [blank] });
  const kept = { ...brevo.account().contact('ada@example.com') };
  await runImport(brevo, { jsonBody: [blank], emptyContactsAttributes: true });

  expect(kept).toMatchObject({ sms: '447911123456', attributes: {} });
  expect(brevo.account().contact('ada@example.com')).toMatchObject({
    sms: undefined,
    attributes: {},
  });
});

test('what one row of an erasing import names and another does not counts as empty, or stays', async () => {
  const rows = [
    { email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada', LASTNAME: 'Lovelace' } },
    { email: 'bob@example.com', attributes: { FIRSTNAME: 'Bob' } },
  ];
  const known = { email: 'bob@example.com', attributes: { LASTNAME: 'Builder' } };
  const held = [];
  for (const jsonRowsWithoutAColumn of ['count-as-empty', 'stay'] as const) {
    await using brevo = await startBrevo({ switches: { jsonRowsWithoutAColumn } });
    await runImport(brevo, { jsonBody: [known] });
    await runImport(brevo, { jsonBody: rows, emptyContactsAttributes: true });
    held.push(brevo.account().contact('bob@example.com')?.attributes);
  }
  expect(held).toEqual([{ FIRSTNAME: 'Bob' }, { FIRSTNAME: 'Bob', LASTNAME: 'Builder' }]);
});

test('an import takes semicolon CSV into a new list', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts/attributes/normal/BC_TOTAL', { type: 'float' });

  await runImport(brevo, {
    listIds: undefined,
    newList: { listName: 'From a file', folderId: 1 },
    fileBody:
      'EMAIL;LASTNAME;SMS;BC_TOTAL\r\nada@example.com;"Lovelace; Countess ""A""";447911123456;12.50\r\n;;33612345678;\r\n',
  });

  expect(brevo.account().contactsIn('From a file')).toMatchObject([
    {
      email: 'ada@example.com',
      sms: '447911123456',
      attributes: { LASTNAME: 'Lovelace; Countess "A"', BC_TOTAL: 12.5 },
    },
    { email: undefined, sms: '33612345678' },
  ]);
});

test.each([
  ['no body', { listIds: [2] }],
  ['two bodies', { listIds: [2], jsonBody: [ADA], fileBody: 'EMAIL\nada@example.com' }],
  ['no list', { jsonBody: [ADA] }],
  ['no folder for its list', { jsonBody: [ADA], newList: { listName: 'New' } }],
  ['no valid row', { listIds: [2], jsonBody: [{ email: 'broken' }] }],
  ['no row', { listIds: [2], jsonBody: [] }],
  ['a flag as text', { listIds: [2], jsonBody: [ADA], emailBlacklist: 'true' }],
])('an import with %s is refused', async (_what, body) => {
  await using brevo = await startBrevo();

  const refused = await callBrevo(brevo, 'POST', '/contacts/import', body);

  expect(refused.status).toBe(400);
  expect(brevo.account().processes.size).toBe(0);
  expect(brevo.account().lists.size).toBe(2);
});

test('an import over 10 MB is refused', async () => {
  await using brevo = await startBrevo();
  const jsonBody = [{ ...ADA, attributes: { LASTNAME: 'x'.repeat(10_000_000) } }];

  const refused = await callBrevo(brevo, 'POST', '/contacts/import', { listIds: [2], jsonBody });

  expect(refused).toMatchObject({ status: 413, body: { code: 'invalid_parameter' } });
});

test.each<[Partial<BrevoSwitches>, unknown[]]>([
  [{}, [{}]],
  [{ notifyUrlPayload: 'process' }, [{ id: 1, name: 'IMPORTUSER', status: 'completed' }]],
  [{ notifyUrlCalls: 'twice' }, [{}, {}]],
  [{ notifyUrlCalls: 'never' }, []],
])('a finished import calls back as %o says', async (switches, expected) => {
  const received: unknown[] = [];
  const listener = createServer(async (request, response) => {
    const chunks: Buffer[] = await request.toArray();
    received.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end();
  }).listen(0, '127.0.0.1');
  await using brevo = await startBrevo({ switches, importDelayMs: 1 });
  const { port } = listener.address() as AddressInfo;

  await runImport(brevo, { jsonBody: [ADA], notifyUrl: `http://127.0.0.1:${port}/done` });
  listener.closeAllConnections();
  listener.close();

  expect(received).toEqual(expected);
  expect(brevo.account().processes.get(1)?.notified).toEqual(expected.map(() => 200));
});
