import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fromImport } from '../../server/clients/brevo/contact-import.ts';

const OPTIONS = { listIds: [7], updateExistingContacts: true, notifyUrl: 'https://app.test/n' };

test.each([0, 1, 3])('the body of %i contacts is the JSON that Brevo takes', async (count) => {
  const contacts = Array.from({ length: count }, (_, nth) => ({
    email: `zoë+${nth}@例え.test`,
    attributes: { FIRSTNAME: 'Zoë "Ö" 🦊' },
  }));

  const body = await fromImport({ ...OPTIONS, rows: contacts.map((one) => JSON.stringify(one)) });

  expect(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))).toEqual({
    jsonBody: contacts,
    ...{ listIds: [7], updateExistingContacts: true, notifyUrl: 'https://app.test/n' },
    ...{ emptyContactsAttributes: false, disableNotification: true },
  });
});

test('no caller can lift a block', async () => {
  const body = await fromImport({ ...OPTIONS, rows: [], emailBlacklist: false as never });

  expect(new TextDecoder().decode(body)).not.toContain('emailBlacklist');
});

test('others get their turn while megabytes are made', async () => {
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    for (; !isOver; turns += 1) await nextTurn();
  })();

  const row = JSON.stringify({ email: 'a@b.test', attributes: { NOTES: 'ü'.repeat(300) } });
  await fromImport({ ...OPTIONS, rows: Array.from({ length: 40_000 }, () => row) });
  isOver = true;
  await others;

  expect(turns).toBeGreaterThan(2);
});
