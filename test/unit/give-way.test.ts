import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { giveWay } from '../../server/give-way.ts';

test('a long work lets others in between, and a short one is not held up', async () => {
  const turns = countTurns();
  await giveWay();
  expect(turns.soFar()).toBe(0);

  for (let step = 0; step < 20; step += 1) {
    workFor(1);
    await giveWay();
  }

  expect(turns.soFar()).toBeGreaterThan(5);
  turns.stop();
});

test('of several long works each has its turn, in the order in which they gave way', async () => {
  await nextTurn();
  const steps: string[] = [];
  const work = async (name: string) => {
    for (let step = 0; step < 5; step += 1) {
      steps.push(name);
      workFor(5);
      await giveWay();
    }
  };

  await Promise.all([work('a'), work('b'), work('c')]);

  expect(steps.join('')).toBe('abc'.repeat(5));
});

test('others come in between any two works', async () => {
  await nextTurn();
  const turns = countTurns();
  const seen: number[] = [];
  const work = async () => {
    workFor(5);
    await giveWay();
    seen.push(turns.soFar());
    workFor(5);
  };

  await Promise.all([work(), work(), work()]);

  expect(new Set(seen).size).toBe(3);
  turns.stop();
});

function workFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

/** As a webhook would see them: it is let in once a turn. */
function countTurns() {
  let count = 0;
  let next = setImmediate(onTurn);
  function onTurn() {
    count += 1;
    next = setImmediate(onTurn);
  }
  return { soFar: () => count, stop: () => clearImmediate(next) };
}
