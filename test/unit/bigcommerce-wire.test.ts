import { describe, expect, test } from 'vitest';
import { DecimalWire, MomentWire } from '../../server/clients/bigcommerce/wire.ts';

const AT = Date.UTC(2018, 0, 10, 21, 5, 30);

describe('a date', () => {
  test.each([
    ['of V2', 'Wed, 10 Jan 2018 21:05:30 +0000'],
    ['of V3', '2018-01-10T21:05:30Z'],
    ['of V3, with an offset', '2018-01-10T22:05:30+01:00'],
    ['of V3, to the millisecond', '2018-01-10T21:05:30.000Z'],
    ['without a zone, whatever ours is', '2018-01-10 21:05:30'],
    ['without a zone, with a T', '2018-01-10T21:05:30'],
  ])('%s is the same moment', (_what, text) => {
    const zone = process.env.TZ;
    process.env.TZ = 'America/New_York';
    try {
      expect(MomentWire.parse(text)).toBe(AT);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test.each([[''], [null], [undefined], ['soon'], [0], ['0000-00-00 00:00:00']])(
    'that is %j is none',
    (text) => {
      expect(MomentWire.parse(text)).toBeNull();
    },
  );
});

test.each([
  ['12.5000', '12.5000'],
  [12.5, '12.5'],
  ['', '0'],
  [null, '0'],
  ['1e3', '0'],
  ['-3.10', '-3.10'],
])('an amount of %j is %j', (given, amount) => {
  expect(DecimalWire.parse(given)).toBe(amount);
});
