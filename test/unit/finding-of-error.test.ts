import { expect, test } from 'vitest';
import { remoteError } from '../../server/clients/remote-failure.ts';
import { AppError, type RemoteFailure } from '../../server/errors.ts';
import { findingOfError } from '../../server/sync/diagnostics/finding-of-error.ts';

test.each<[RemoteFailure, string]>([
  ['limited', 'busy'],
  ['busy', 'busy'],
  ['credentials', 'blocked'],
  ['address', 'blocked'],
  ['permission', 'blocked'],
  ['inactive', 'blocked'],
  ['unanswered', 'unanswered'],
  ['broken', 'unanswered'],
  ['unreadable', 'unanswered'],
])('a check that met %s is not known, since the platform is %s', (failure, code) => {
  const finding = findingOfError(remoteError('Brevo', failure));

  expect(finding).toEqual({ state: 'unknown', code, params: { service: 'Brevo' } });
});

test('a check of what is not connected does not apply', () => {
  const error = new AppError('brevo_not_connected', 'Connect Brevo first.');

  expect(findingOfError(error)).toEqual({ state: 'off', code: 'not_connected' });
});

test('a fault of our own is said to be one, and not which', () => {
  const finding = findingOfError(new Error('ada@example.com'));

  expect(finding).toEqual({ state: 'unknown', code: 'failed' });
});
