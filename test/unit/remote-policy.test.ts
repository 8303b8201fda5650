import { expect, test } from 'vitest';
import { readBigCommerceRefusal } from '../../server/clients/bigcommerce/refusal.ts';
import { readBrevoRefusal } from '../../server/clients/brevo/refusal.ts';
import { failureOfStatus } from '../../server/clients/remote-failure.ts';
import { remoteUrl } from '../../server/clients/remote-url.ts';
import { planRetry } from '../../server/clients/retry-plan.ts';

const FIRST = { isIdempotent: true, tries: 1, random: 1 };

test.each([
  [301, 'unreadable'],
  [400, 'rejected'],
  [401, 'credentials'],
  [403, 'permission'],
  [404, 'missing'],
  [408, 'unanswered'],
  [413, 'rejected'],
  [422, 'rejected'],
  [423, 'busy'],
  [425, 'busy'],
  [429, 'limited'],
  [500, 'broken'],
  [503, 'broken'],
  [507, 'rejected'],
] as const)('a status of %i is taken as %s', (status, failure) => {
  expect(failureOfStatus(status)).toBe(failure);
});

test.each(['unanswered', 'broken'] as const)(
  'after %s, only what may be done twice is',
  (failure) => {
    expect(planRetry({ ...FIRST, failure })).toBe(400);
    expect(planRetry({ ...FIRST, failure, tries: 2 })).toBe(800);
    expect(planRetry({ ...FIRST, failure, tries: 3 })).toBeUndefined();
    expect(planRetry({ ...FIRST, failure, isIdempotent: false })).toBeUndefined();
  },
);

test.each(['limited', 'busy'] as const)(
  '%s was refused before work began: any call is repeated',
  (failure) => {
    expect(planRetry({ ...FIRST, failure, isIdempotent: false })).toBe(1_000);
  },
);

test('the platform’s own wait is kept, unless it is longer than a caller should sleep', () => {
  expect(planRetry({ ...FIRST, failure: 'limited', retryAfterMs: 9_000 })).toBe(9_000);
  expect(planRetry({ ...FIRST, failure: 'limited', retryAfterMs: 10_001 })).toBeUndefined();
  const impatient = { ...FIRST, failure: 'limited', maxWaitMs: 2_000 } as const;
  expect(planRetry({ ...impatient, retryAfterMs: 3_000 })).toBeUndefined();
});

test.each(['credentials', 'address', 'permission', 'missing', 'rejected', 'unreadable'] as const)(
  '%s is never tried again',
  (failure) => {
    expect(planRetry({ ...FIRST, failure })).toBeUndefined();
  },
);

const brevoError = (code: string, message: string, metadata?: object) => ({
  code,
  message,
  metadata,
});
const DENIED =
  'Access denied for resource "contacts". The API key does not include the required permission.';
const TAKEN = 'Unable to create contact, SMS is already associated with another Contact';

test.each([
  ['a wrong key', 401, brevoError('unauthorized', 'Key not found'), 'credentials'],
  [
    'an unknown address',
    401,
    brevoError(
      'unauthorized',
      'We have detected you are using an unrecognised IP address 10.0.0.1',
    ),
    'address',
  ],
  ['a restricted key, as expected', 403, brevoError('permission_denied', DENIED), 'permission'],
  ['a restricted key, with another status', 401, brevoError('unauthorized', DENIED), 'permission'],
  ['a feature that is off', 403, brevoError('forbidden', 'Alerts are off'), 'rejected'],
  ['eCommerce that is off', 403, brevoError('permission_denied', 'eCommerce is off'), 'inactive'],
  ['a gate before Brevo', 403, undefined, 'broken'],
  ['a contact being processed', 425, brevoError('account_in_process', 'wait'), 'busy'],
  ['a body that is no error of Brevo’s', 500, ['what?'], 'broken'],
] as const)('Brevo: %s is recognised', (_what, status, body, failure) => {
  expect(readBrevoRefusal(status, body).failure).toBe(failure);
});

test('Brevo: a duplicate is named by its metadata, or by the message where there is none', () => {
  const metadata = { duplicate_identifiers: ['SMS', 'ext_id'] };
  const named = readBrevoRefusal(400, brevoError('duplicate_parameter', TAKEN, metadata));
  expect(named).toMatchObject({ remoteCode: 'duplicate_parameter', duplicates: ['SMS', 'ext_id'] });
  expect(readBrevoRefusal(400, brevoError('invalid_parameter', TAKEN)).duplicates).toEqual(['SMS']);
});

test('Brevo: a phone that is none has a code of its own', () => {
  const { remoteCode } = readBrevoRefusal(
    400,
    brevoError('invalid_parameter', 'Invalid phone number'),
  );
  expect(remoteCode).toBe('invalid_phone');
});

test('Brevo: a code that could name a person is not kept', () => {
  expect(
    readBrevoRefusal(400, brevoError('ada@example.com exists', '')).remoteCode,
  ).toBeUndefined();
});

test('BigCommerce: fields that were refused are named, and V2’s array of messages is read as well', () => {
  const v3 = { status: 422, title: 'no', errors: { 'id:in': 'bad', 'ada@example.com': 'bad' } };
  expect(readBigCommerceRefusal(422, v3)).toEqual({ failure: 'rejected', fields: ['id:in'] });
  const v2 = [{ status: 404, message: 'The requested resource was not found.' }];
  expect(readBigCommerceRefusal(404, v2)).toEqual({ failure: 'missing', fields: [] });
});

test('addresses are built so that no character changes its meaning on the way', () => {
  const url = remoteUrl(
    'http://api/v3',
    '/contacts/{identifier}',
    { identifier: 'a+b/c@x.example' },
    {
      'id:in': [1, 2],
      'date_modified:min': '2026-01-02T03:04:05+00:00',
      after: undefined,
      'email:in': ['a+b@x.example', 'c d&e@x.example'],
    },
  );

  expect(url).toBe(
    'http://api/v3/contacts/a%2Bb%2Fc%40x.example?id:in=1,2&date_modified:min=2026-01-02T03:04:05%2B00:00' +
      '&email:in=a%2Bb%40x.example,c%20d%26e%40x.example',
  );
});
