import { expect, test } from 'vitest';
import { sleep } from '../../server/clients/clock.ts';
import { waiting, watchWaits } from '../../server/clients/waits.ts';
import { ManualClock } from '../helpers/clocks/manual-clock.ts';

function openWatch() {
  const clock = new ManualClock();
  const heard: string[] = [];
  const watcher = {
    begin: (service: string, ms: number) => heard.push(`${service} for ${ms}`),
    end: () => heard.push('over'),
  };
  const waitFor = (ms: number) => {
    const until = clock.now() + ms;
    const wait = { clock, service: 'Brevo', estimateMs: () => until - clock.now() } as const;
    return waiting(wait, () => sleep(clock, ms));
  };
  return { clock, heard, watcher, waitFor };
}

test('a wait of a call is heard of by whom the call is made for, with the time that is left', async () => {
  const { clock, heard, watcher, waitFor } = openWatch();
  const work = watchWaits(watcher, async () => {
    await waitFor(30_000);
  });

  await clock.advance(1_000);
  expect(heard).toEqual(['Brevo for 29000']);
  await clock.runUntil(work);
  expect(heard).toEqual(['Brevo for 29000', 'over']);
});

test('short waits, and those of other work, are nobody’s concern', async () => {
  const { clock, heard, watcher, waitFor } = openWatch();
  const others = waitFor(30_000);
  await clock.runUntil(watchWaits(watcher, () => waitFor(900)));
  await clock.runUntil(others);

  expect(heard).toEqual([]);
  expect(clock.pending).toBe(0);
});

test('a wait that is given up is over, too', async () => {
  const { clock, heard, watcher } = openWatch();
  const wait = { clock, service: 'BigCommerce', estimateMs: () => 0 } as const;
  const work = watchWaits(watcher, () =>
    waiting(wait, async () => {
      await sleep(clock, 5_000);
      throw new Error('the wait is too long');
    }),
  );
  await expect(clock.runUntil(work)).rejects.toThrow('too long');

  expect(heard).toEqual(['BigCommerce for 0', 'over']);
});
