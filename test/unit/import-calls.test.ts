import { expect, test } from 'vitest';
import type { OutgoingContact } from '../../server/sync/imports/contact-batch.ts';
import { importCalls } from '../../server/sync/imports/import-calls.ts';
import { toWaiting } from '../../server/sync/imports/waiting-contact.ts';

function contact(nth: number, listIds: number[], lane: OutgoingContact['lane'] = 'open') {
  const contactKey = `person${nth}`;
  const entry = { entityId: String(nth), contactKey, state: 'pending', reason: null } as const;
  const rest = { payloadHash: null, batchId: null, modifiedAt: 1, runNumber: 1, writtenAt: null };
  return {
    ...{ contactKey, email: `${contactKey}@example.com`, attributes: { CITY: 'Oslo' } },
    ...{ lane, listIds, modifiedAt: 1, entityId: nth, bytes: 100 },
    entries: [{ ...entry, ...rest }],
  } satisfies OutgoingContact;
}

const callsOf = (contacts: OutgoingContact[], mostBytes = 4_000_000) => [
  ...importCalls(contacts.map(toWaiting), mostBytes),
];

const attributesIn = (row: string): object => JSON.parse(row).attributes;

/** Which lists everybody ends up in, and who travelled whole. */
function outcome(contacts: OutgoingContact[]) {
  const calls = callsOf(contacts);
  const lists = new Map<string, Set<number>>();
  const whole: string[] = [];
  for (const call of calls)
    for (const { email, row, entries } of call.contacts) {
      const attributes = attributesIn(row);
      lists.set(email, new Set([...(lists.get(email) ?? []), ...call.listIds]));
      if ('CITY' in attributes) whole.push(email);
      expect(entries.length > 0).toBe('CITY' in attributes);
    }
  return { calls, lists, whole };
}

test('people of a few sets of lists travel in as many calls, each whole', () => {
  const { calls, whole } = outcome([contact(1, [1]), contact(2, [1, 2]), contact(3, [1])]);
  expect(calls.map(({ listIds, contacts }) => [listIds, contacts.length])).toEqual([
    [[1], 2],
    [[1, 2], 1],
  ]);
  expect(whole).toHaveLength(3);
});

test('more sets than lists: a call for each list, mere addresses first, and nobody whole twice', () => {
  const lists = [1, 2, 3, 4];
  const sets = lists.flatMap((one) => lists.map((other) => [...new Set([one, other])].sort()));
  const contacts = sets.map((set, nth) => contact(nth, set));

  const { calls, lists: ended, whole } = outcome(contacts);

  expect(calls.length).toBeLessThanOrEqual(2 * lists.length);
  expect(whole.sort()).toEqual(contacts.map(({ email }) => email).sort());
  for (const { email, listIds } of contacts)
    expect([...(ended.get(email) ?? [])].sort()).toEqual(listIds);
  const firstWhole = calls.findIndex(({ contacts: some }) =>
    some.some((one) => one.entries.length),
  );
  expect(calls.slice(firstWhole).every(({ contacts: some }) => some[0]?.entries.length)).toBe(true);
});

test('who is only created, never updated, travels once and whole', () => {
  const sets = [[1], [2], [1, 2]];
  const contacts = sets.map((set, nth) => contact(nth, set, 'create-blocked'));
  const { calls, whole } = outcome(contacts);
  expect(calls).toHaveLength(3);
  expect(whole).toHaveLength(3);
});

test('no call is larger than Brevo takes', () => {
  const contacts = Array.from({ length: 10 }, (_, nth) => contact(nth, [1]));
  const calls = callsOf(contacts, 350);
  expect(calls.map(({ contacts: some }) => some.length)).toEqual([3, 3, 3, 1]);
});

test('who is to be emptied travels first, apart from the others, and only with those who have the same attributes', () => {
  const emptied = (nth: number, attributes: Record<string, string>) => ({
    ...contact(nth, [1]),
    ...{ attributes, empties: ['COMPANY'] },
  });
  const calls = callsOf([
    contact(1, [1]),
    emptied(2, { CITY: 'Oslo', COMPANY: '' }),
    emptied(3, { COMPANY: '', CITY: 'Bergen' }),
    emptied(4, { COMPANY: '' }),
    contact(5, [1]),
  ]);
  expect(
    calls.map(({ contacts, empties }) => [contacts.map(({ entityId }) => entityId), empties]),
  ).toEqual([
    [[2, 3], true],
    [[4], true],
    [[1, 5], undefined],
  ]);
});

test('a mere address that joins a list is never in a call that erases', () => {
  const lists = [[1], [2], [1, 2]];
  const contacts = lists.map((listIds, nth) => ({
    ...contact(nth, listIds),
    ...{ attributes: { CITY: 'Oslo', COMPANY: '' }, empties: ['COMPANY'] },
  }));
  for (const { contacts: some, empties } of callsOf(contacts))
    expect(some.every(({ row }) => 'COMPANY' in attributesIn(row))).toBe(empties === true);
});
