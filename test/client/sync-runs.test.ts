import { expect, test } from 'vitest';
import { findLastSync } from '../../client/api/sync-runs.ts';
import { run } from './sample-data.ts';

test('a run that was cancelled before it started is not the last one for ever', () => {
  const cancelled = run({
    id: 'cancelled',
    state: 'cancelled',
    startedAt: null,
    finishedAt: '2026-11-21T09:00:00Z',
  });
  const later = run({ id: 'later', startedAt: '2026-11-21T09:01:00Z' });

  expect(findLastSync([cancelled, later], 'customers')?.id).toBe('later');
});
