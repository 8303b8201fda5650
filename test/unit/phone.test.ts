import { expect, test } from 'vitest';
import { toE164 } from '../../server/sync/customers/mapping/phone.ts';

test.each([
  ['(415) 867-5309', 'US', '+14158675309'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['06 10012345', 'NL', '+31610012345'],
  ['+49 30 23125308', 'US', '+493023125308'],
  ['0049 30 23125308', 'US', '+493023125308'],
  ['030/23125308', 'DE', '+493023125308'],
  ['+31610012345', null, '+31610012345'],
  ['0610012345', null, undefined],
  ['0610012345', 'XX', undefined],
  ['12', 'US', undefined],
  ['call me', 'US', undefined],
  ['', 'US', undefined],
])('%j in %s is %s', (raw, country, expected) => {
  expect(toE164(raw, country)).toBe(expected);
});
