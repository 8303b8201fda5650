import { expect, test } from 'vitest';
import { admitAt, type QuotaState, shareOf } from '../../server/clients/pacing/quota-policy.ts';
import { learn, type WindowView } from '../../server/clients/pacing/window-view.ts';

const NEVER = Number.POSITIVE_INFINITY;
const WINDOW: WindowView = {
  limit: 150,
  left: 149,
  lengthMs: 30_000,
  endsAt: 30_000,
  own: 1,
  ownBefore: 0,
  seenAt: 0,
};
const QUIET: QuotaState = {
  view: WINDOW,
  openCalls: 0,
  unansweredSince: [],
  concurrency: 4,
  share: 0.7,
  blockedUntil: 0,
  isOnlyProcess: false,
};
const ALONE: QuotaState = { ...QUIET, isOnlyProcess: true };
const seen = (left: number, own = 150 - left): WindowView => ({ ...WINDOW, left, own });

test('while nothing is known of the quota, one call goes and the others wait for what it learns', () => {
  expect(admitAt({ ...QUIET, view: undefined }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, view: undefined, unansweredSince: [4] }, 5)).toBe(NEVER);
});

test('a new window is unknown again', () => {
  expect(admitAt({ ...QUIET, view: seen(0) }, 30_000)).toBe(30_000);
  expect(admitAt({ ...QUIET, view: seen(45), unansweredSince: [29_999] }, 30_000)).toBe(NEVER);
});

test('calls go as long as more is left than the other apps’ share', () => {
  expect(admitAt({ ...QUIET, view: seen(46) }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, view: seen(45) }, 5)).toBe(30_000);
});

test('calls on their way count as spent, until their answers say better', () => {
  expect(admitAt({ ...QUIET, view: seen(47), unansweredSince: [4] }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, view: seen(47), unansweredSince: [3, 4] }, 5)).toBe(NEVER);
});

test('no more calls are open at once than one store is to be asked', () => {
  expect(admitAt({ ...QUIET, openCalls: 3 }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, openCalls: 4 }, 5)).toBe(NEVER);
});

test('a 429 keeps everyone out until its time is over', () => {
  expect(admitAt({ ...QUIET, blockedUntil: 900 }, 5)).toBe(900);
});

test('where others spend twice as much, room is kept for two of theirs with each call', () => {
  const spentByOthersToo = (left: number) => seen(left, (150 - left) / 3);
  expect(admitAt({ ...QUIET, view: spentByOthersToo(51), unansweredSince: [4] }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, view: spentByOthersToo(48), unansweredSince: [4] }, 5)).toBe(NEVER);
  expect(admitAt({ ...QUIET, view: spentByOthersToo(48) }, 5)).toBe(5);
});

test('after a pause, one call finds out what the others have spent meanwhile', () => {
  expect(admitAt({ ...QUIET, unansweredSince: [1_400] }, 1_500)).toBe(1_500);
  expect(admitAt({ ...QUIET, unansweredSince: [1_400] }, 1_501)).toBe(NEVER);
});

test('a call that hangs holds nobody up for long', () => {
  expect(admitAt({ ...QUIET, view: undefined, unansweredSince: [0] }, 4_999)).toBe(NEVER);
  expect(admitAt({ ...QUIET, view: undefined, unansweredSince: [0] }, 5_000)).toBe(5_000);
});

test('the last few calls above the line are nobody’s while other processes are after them, too', () => {
  const spentByOthersToo = (left: number) => seen(left, (150 - left) / 3);
  expect(admitAt({ ...QUIET, view: spentByOthersToo(48) }, 5)).toBe(5);
  expect(admitAt({ ...QUIET, view: spentByOthersToo(47) }, 5)).toBe(30_000);
});

test('the only process counts its own calls: what other apps took of the rest is no loss to it', () => {
  expect(admitAt({ ...ALONE, view: seen(10, 104) }, 5)).toBe(5);
  expect(admitAt({ ...ALONE, view: seen(9, 105) }, 5)).toBe(30_000);
  // As one of several it would have stopped long ago.
  expect(admitAt({ ...QUIET, view: seen(10, 104) }, 5)).toBe(30_000);
});

test('the only process sends no more than its share, even if calls hang', () => {
  expect(admitAt({ ...ALONE, view: seen(46, 104), unansweredSince: [4] }, 5)).toBe(NEVER);
  expect(admitAt({ ...ALONE, view: seen(46, 104), unansweredSince: [0] }, 5_000)).toBe(30_000);
});

test('where other apps took more than the rest, the only process leaves room for their next calls', () => {
  expect(admitAt({ ...ALONE, view: seen(5, 50) }, 5)).toBe(5);
  expect(admitAt({ ...ALONE, view: seen(2, 50) }, 5)).toBe(30_000);
  expect(admitAt({ ...ALONE, view: seen(5, 50), unansweredSince: [4] }, 5)).toBe(NEVER);
});

test('calls from before the process looked may be its own, from before a restart', () => {
  const reading = { limit: 150, left: 45, resetMs: 25_000, lengthMs: 30_000 };
  const view = learn(undefined, reading, 5_000);
  expect(admitAt({ ...ALONE, view }, 5_001)).toBe(30_000);
  // Of the window after that, it knows everything.
  const next = learn(view, { ...reading, left: 120, resetMs: 29_900 }, 30_100);
  expect(admitAt({ ...ALONE, view: next }, 30_101)).toBe(30_101);
});

test.each([
  [150, 0.7, 105],
  [150, 1, 150],
  [100, 0.29, 29],
  [10, 0.01, 1],
  [1, 0.5, 1],
])('of %i calls, a share of %d is %i', (quota, share, calls) => {
  expect(shareOf(quota, share)).toBe(calls);
});

test('an answer that was overtaken does not raise what is left', () => {
  const reading = { limit: 150, left: 100, resetMs: 25_000, lengthMs: 30_000 };
  const view = learn(learn(undefined, reading, 5_000), { ...reading, left: 101 }, 5_010);
  expect(view).toMatchObject({ left: 100, own: 2, endsAt: 30_000 });
});

test('an answer of the next window replaces what was known, and a late one of the last is ignored', () => {
  const reading = { limit: 150, left: 149, resetMs: 29_900, lengthMs: 30_000 };
  const next = learn(seen(45), reading, 30_100);
  expect(next).toMatchObject({ left: 149, own: 1, endsAt: 60_000 });
  expect(learn(next, { ...reading, left: 44, resetMs: 50 }, 30_200)).toBe(next);
});
