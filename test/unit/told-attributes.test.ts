import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../server/db/ledger/ledger.ts';
import {
  keepTold,
  planEmptying,
  toldBy,
} from '../../server/sync/customers/mapping/told-attributes.ts';

const MAPPED = { filled: ['FIRSTNAME'], empty: ['COMPANY', 'CITY'] };

function entry(fields: Partial<LedgerEntry>): LedgerEntry {
  const state = { state: 'synced', reason: null, payloadHash: 'x', batchId: null } as const;
  const rest = { modifiedAt: 1, runNumber: 1, writtenAt: 1 };
  return { entityId: '1', contactKey: 'ada', ...state, ...rest, ...fields };
}

test('only what was told before is emptied', () => {
  const before = new Set(['COMPANY', 'FIRSTNAME']);
  expect(planEmptying(MAPPED, 'open', before)).toEqual({
    ...{ empties: ['COMPANY'], told: ['FIRSTNAME'] },
  });
});

test('where nobody kept count nothing is emptied, and the count begins', () => {
  expect(planEmptying(MAPPED, 'open', null)).toEqual({ empties: [], told: ['FIRSTNAME'] });
});

test('what is mapped no more, or does not fit, stays told', () => {
  const before = new Set(['FAX', 'SMS', 'CITY']);
  expect(planEmptying(MAPPED, 'block', before)).toEqual({
    ...{ empties: ['CITY'], told: ['FAX', 'FIRSTNAME', 'SMS'] },
  });
});

test('who is only ever created is not emptied, and not said to be told', () => {
  const before = new Set(['COMPANY']);
  expect(planEmptying(MAPPED, 'create-blocked', before)).toEqual({
    ...{ empties: [], told: ['COMPANY'] },
  });
  expect(planEmptying(MAPPED, 'create-blocked', null)).toEqual({ empties: [], told: null });
});

test('an import under way counts as told, and other records of the same person count too', () => {
  const known = [
    entry({ toldAttributes: ['CITY'], sentAttributes: ['ZIP'] }),
    entry({ entityId: '2', toldAttributes: ['COMPANY'] }),
    entry({ entityId: '3' }),
  ];
  expect([...(toldBy(known) ?? [])].sort()).toEqual(['CITY', 'COMPANY', 'ZIP']);
  expect(toldBy([entry({}), undefined])).toBeNull();
});

test('under another address a person is another contact, of whom nothing was told', () => {
  const before = entry({ toldAttributes: ['CITY'] });
  expect(keepTold(before, 'ada')).toEqual({ toldAttributes: ['CITY'] });
  expect(keepTold(before, 'ada at home')).toEqual({ toldAttributes: null });
});
