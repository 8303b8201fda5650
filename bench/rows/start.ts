import { median } from '../harness/median.ts';
import { backfill } from '../measure/backfill.ts';
import { measureBarePage, measureFirstScripts } from '../measure/first-scripts.ts';
import { measureStartTimes } from '../measure/start-times.ts';
import type { Measurement, Row } from '../row.ts';

/** How soon the app is there (design §8, start). */
export const start: Measurement = async ({ customers }) => {
  const { directory } = await backfill(customers, 'everyone');
  const { emptyMs, filledMs, bareMs } = await measureStartTimes(directory);
  const group = 'start';
  const bare = { what: 'bare Express server', value: median(bareMs) };
  const ready = (name: string, times: number[]): Row => ({
    ...{ group, name, unit: 'ms', ours: median(times), bound: 1_500, comparison: bare },
    note: `median of ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  });
  return [
    ready('ready, empty database', emptyMs),
    ready(`ready, database of ${customers.toLocaleString('en')} customers`, filledMs),
    {
      ...{ group, name: 'first scripts, gzipped', unit: 'kB' },
      ours: await measureFirstScripts(),
      bound: 200,
      comparison: { what: 'bare React page', value: await measureBarePage() },
    },
  ];
};
