import { expect, test } from 'vitest';
import {
  ContactBatch,
  MOST_BYTES,
  type OutgoingContact,
} from '../../server/sync/imports/contact-batch.ts';

function contact(changes: Partial<OutgoingContact> = {}): OutgoingContact {
  const entityId = changes.entityId ?? 1;
  return {
    contactKey: 'ada',
    email: 'ada@example.com',
    attributes: { CITY: `city of ${entityId}` },
    lane: 'open',
    listIds: [7],
    modifiedAt: 1,
    bytes: 100,
    entries: [
      {
        entityId: String(entityId),
        contactKey: 'ada',
        state: 'pending',
        reason: null,
        payloadHash: null,
        batchId: null,
        modifiedAt: 1,
        runNumber: 1,
        writtenAt: null,
      },
    ],
    ...changes,
    entityId,
  };
}

test('two customers with one address are one contact, and the one changed last speaks for both', () => {
  const batch = new ContactBatch();
  batch.add(contact({ entityId: 1, modifiedAt: 5 }));
  batch.add(contact({ entityId: 2, modifiedAt: 3 }));
  const [call] = [...batch.calls()];
  expect(call?.contacts).toHaveLength(1);
  expect(JSON.parse(call?.contacts[0]?.row ?? '')).toEqual({
    email: 'ada@example.com',
    attributes: { CITY: 'city of 1' },
  });
  expect(call?.contacts[0]?.entries.map((entry) => entry.entityId)).toEqual(['1', '2']);
});

test('whichever comes first, the same one speaks', () => {
  const older = contact({ entityId: 1, modifiedAt: 3, bytes: 70 });
  const newer = contact({ entityId: 2, modifiedAt: 5, bytes: 90 });
  for (const order of [
    [older, newer],
    [newer, older],
  ]) {
    const batch = new ContactBatch();
    for (const one of order) batch.add(one);
    expect(batch.find('ada')).toMatchObject({ entityId: 2 });
    expect(batch.bytes).toBe(90);
  }
});

test('somebody who opted in is not blocked because of another record of theirs', () => {
  const batch = new ContactBatch();
  batch.add(contact({ entityId: 1, lane: 'open', modifiedAt: 1 }));
  batch.add(contact({ entityId: 2, lane: 'create-blocked', modifiedAt: 9 }));
  expect([...batch.calls()].map((call) => call.lane)).toEqual(['open']);
});

test('a call carries one lane and no more than Brevo takes', () => {
  const batch = new ContactBatch();
  const third = Math.floor(MOST_BYTES / 3) + 1;
  for (const id of [1, 2, 3])
    batch.add(contact({ entityId: id, contactKey: `open ${id}`, bytes: third }));
  batch.add(contact({ entityId: 4, contactKey: 'blocked', lane: 'block' }));
  const calls = [...batch.calls()].map(({ lane, contacts }) => [lane, contacts.length]);
  expect(calls).toEqual([
    ['open', 2],
    ['open', 1],
    ['block', 1],
  ]);
});
