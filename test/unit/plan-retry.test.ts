import { describe, expect, test } from 'vitest';
import { AppError, RemoteError, type RemoteFailure } from '../../server/errors.ts';
import { describeError, framesOf } from '../../server/queue/describe-error.ts';
import { planRetry } from '../../server/queue/plan-retry.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const FIRST = { attempts: 1, maxAttempts: 8 };
const LAST = { attempts: 8, maxAttempts: 8 };

function brevo(failure: RemoteFailure, retryAfterMs?: number) {
  return new RemoteError('Brevo', failure, 'Brevo did not do it.', { retryAfterMs });
}

describe('what becomes of a job that threw', () => {
  test.each([FIRST, LAST])(
    'it waits as long as the platform asks, without spending an attempt',
    (job) => {
      expect(planRetry(job, brevo('limited', 90_000), NOW)).toEqual({
        state: 'queued',
        runAt: NOW + 90_000,
        spendsAttempt: false,
        lastError: 'remote_busy: Brevo did not do it.',
      });
    },
  );

  test.each(['unanswered', 'broken', 'limited', 'busy'] as const)(
    'it is tried again when the platform is %s',
    (failure) => {
      expect(planRetry(FIRST, brevo(failure), NOW, 1)).toMatchObject({
        state: 'queued',
        runAt: NOW + 5_000,
        spendsAttempt: true,
      });
    },
  );

  test('it pauses longer after each attempt, up to an hour', () => {
    const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const outcome = planRetry({ ...FIRST, attempts }, brevo('broken'), NOW, 1);
      return outcome.state === 'queued' ? (outcome.runAt - NOW) / 1_000 : outcome;
    });

    expect(pauses).toEqual([5, 15, 45, 135, 405, 1_215, 3_600]);
  });

  test.each([
    [0, 2_500],
    [0.5, 3_750],
    [1, 5_000],
  ])('jobs that failed together come back apart (jitter %d)', (jitter, pauseMs) => {
    expect(planRetry(FIRST, brevo('broken'), NOW, jitter)).toMatchObject({ runAt: NOW + pauseMs });
  });

  test('it fails once its attempts are spent', () => {
    expect(planRetry(LAST, brevo('unanswered'), NOW)).toEqual({
      state: 'failed',
      lastError: 'remote_failed: Brevo did not do it.',
    });
  });

  test.each(['credentials', 'address', 'permission', 'missing', 'rejected', 'unreadable'] as const)(
    'it fails at once when trying again cannot help (%s)',
    (failure) => {
      expect(planRetry(FIRST, brevo(failure), NOW)).toMatchObject({ state: 'failed' });
    },
  );

  test('it fails at once for a failure of ours that we foresaw', () => {
    const error = new AppError('brevo_not_connected', 'Connect Brevo first.');

    expect(planRetry(FIRST, error, NOW)).toEqual({
      state: 'failed',
      lastError: 'brevo_not_connected: Connect Brevo first.',
    });
  });

  test('a bug is given its attempts, since the next release may not have it', () => {
    const bug = new TypeError('x is undefined');

    expect(planRetry(FIRST, bug, NOW)).toMatchObject({ state: 'queued', spendsAttempt: true });
    expect(planRetry(LAST, bug, NOW)).toEqual({ state: 'failed', lastError: 'TypeError' });
  });
});

describe('what is kept of an error', () => {
  test('nothing that may quote a customer', () => {
    const error = new Error('no such contact: ada@example.com');

    expect(describeError(error)).toBe('Error');
    expect(framesOf(error)).toMatch(/plan-retry\.test\.ts/);
    expect(framesOf(error)).not.toContain('ada');
  });

  test('the code that a system gives it', () => {
    const error = Object.assign(new Error('connect 10.0.0.1:443'), { code: 'ECONNREFUSED' });

    expect(describeError(error)).toBe('Error: ECONNREFUSED');
  });

  test('not a code that is free text', () => {
    const error = Object.assign(new Error('no'), { code: 'ada@example.com' });

    expect(describeError(error)).toBe('Error');
  });

  test('something even when what was thrown is no error', () => {
    expect(describeError('ada@example.com')).toBe('something that is not an error was thrown');
    expect(framesOf('ada@example.com')).toBeUndefined();
  });
});
