import { expect, test } from 'vitest';
import type { Run } from '../../server/db/journal/sync-runs.ts';
import { paceOf } from '../../server/sync/runs/run-pace.ts';

/** Since second 0 of its stretch it read 3,000 of 10,000 customers; it had read 1,000 before. */
const RUN: Run = {
  ...{ id: 'r', number: 1, storeHash: 'acme1', resource: 'customers', mode: 'full', cause: null },
  ...{ settingsVersion: 1, state: 'running', phase: 'customers', cursor: null, isRead: false },
  ...{ total: 11_000, read: 4_000, position: 4_000, waiting: null, counts: null, problem: null },
  ...{ stretchStartedAt: 100_000, stretchFrom: 1_000, stretchWaitedMs: 0 },
  ...{ createdAt: 0, startedAt: 0, finishedAt: null },
};
const after = (seconds: number) => 100_000 + seconds * 1_000;
const quotaFrom = (from: number, to: number) =>
  ({ reason: 'quota', since: after(from), until: after(to) }) as const;

test('the time before the last start counts nowhere: a process may have been dead in it', () => {
  expect(paceOf(RUN, after(10))).toEqual({ ratePerSecond: 300, remainingSeconds: 24 });
});

test('what is read again is not counted as fast reading', () => {
  const again = { ...RUN, position: 2_000, read: 4_000 };
  expect(paceOf(again, after(10))).toEqual({ ratePerSecond: 100, remainingSeconds: 90 });
});

test('a wait slows the rate down neither while it lasts nor afterwards', () => {
  const waiting = { ...RUN, waiting: quotaFrom(10, 35) };
  expect(paceOf(waiting, after(11)).ratePerSecond).toBe(300);
  expect(paceOf(waiting, after(34)).ratePerSecond).toBe(300);
  const gone = { ...RUN, stretchWaitedMs: 25_000 };
  expect(paceOf(gone, after(35)).ratePerSecond).toBe(300);
});

test('what remains has the waits in it that there were, and the end of this one', () => {
  const waiting = { ...RUN, waiting: quotaFrom(10, 35) };
  expect(paceOf(waiting, after(11)).remainingSeconds).toBe(24 + 24);
  expect(paceOf(waiting, after(34)).remainingSeconds).toBe(24 + 1);
  const gone = { ...RUN, stretchWaitedMs: 25_000 };
  expect(paceOf(gone, after(35)).remainingSeconds).toBe(Math.ceil((7_000 / 3_000) * 35));
});

test('nothing is said where nobody knows', () => {
  const unknown = { ratePerSecond: null, remainingSeconds: null };
  expect(paceOf({ ...RUN, stretchStartedAt: null }, after(10))).toEqual(unknown);
  expect(paceOf({ ...RUN, position: 1_100 }, after(10))).toEqual(unknown);
  expect(paceOf(RUN, after(1))).toEqual(unknown);
  // All is read: what remains is Brevo's matter.
  expect(paceOf({ ...RUN, isRead: true }, after(10))).toEqual(unknown);
  const broken = { reason: 'platform', since: null, until: null } as const;
  const stopped = paceOf({ ...RUN, state: 'waiting', waiting: broken }, after(10));
  expect(stopped.remainingSeconds).toBeNull();
});
