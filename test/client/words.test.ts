import i18next from 'i18next';
import { expect, test } from 'vitest';
import { ApiError } from '../../client/api/api-error.ts';
import { toControlPanelUrl } from '../../client/control-panel/control-panel-url.ts';
import { createFormat } from '../../client/locales/format.ts';
import { errorWords, fieldWords, reasonWords } from '../../client/locales/words.ts';
import { EVERYONE_CONFIRMATION } from '../../server/contract/settings.ts';

const t = i18next.getFixedT('en');

test.each([
  ['not_subscribed', 'Did not subscribe'],
  ['subscribed_elsewhere', 'Subscribed on another storefront'],
  ['duplicate_phone', 'Phone number belongs to another contact'],
  ['a_reason_of_tomorrow', 'A reason of tomorrow'],
])('the reason %s is said as "%s"', (code, words) => {
  expect(reasonWords(t, code)).toBe(words);
});

test.each([
  ['first_name', 'First name'],
  ['addresses[0].city', 'City'],
  ['attributes["Date of birth"]', 'Date of birth'],
  ['lifetime_points', 'Lifetime points'],
])('the field %s is called "%s"', (source, words) => {
  expect(fieldWords(t, source)).toBe(words);
});

test('an error without words of our own is said in those of the server', () => {
  const error = new ApiError('something_new', 'The server knows what this is.');

  expect(errorWords(t, error)).toEqual(['The server knows what this is.']);
});

test.each([
  [12, '12 seconds'],
  [60, '60 seconds'],
  [180, '3 minutes'],
  [7_200, '2 hours'],
])('%d seconds are said as "%s"', (seconds, words) => {
  expect(createFormat('en').duration(seconds)).toBe(words);
});

test('what a merchant confirms is what the audit keeps', () => {
  expect(t('consent.confirmation')).toBe(EVERYONE_CONFIRMATION);
});

test('numbers follow the region of the merchant', () => {
  expect(createFormat('en-US').number(12_000)).toBe('12,000');
  expect(createFormat('nl-NL').number(12_000)).toBe('12.000');
});

test('amounts keep their currency, and are written the way of the region', () => {
  expect(createFormat('en-US').amount(1234.5, 'EUR')).toBe('€1,234.50');
  expect(createFormat('nl-NL').amount(1234.5, 'EUR')).toBe('€\u00A01.234,50');
  expect(createFormat('nl-NL').amount(1234, 'JPY')).toBe('JP¥\u00A01.234');
  // A store that told no currency, and one with a code of its own.
  expect(createFormat('nl-NL').amount(1234.5, '')).toBe('1.234,50');
  expect(createFormat('en').amount(1234.5, 'POINTS')).toBe('POINTS 1,234.50');
});

test('a page of the control panel is addressed by the store', () => {
  expect(toControlPanelUrl('abc123', '/customers')).toBe(
    'https://store-abc123.mybigcommerce.com/manage/customers',
  );
});
