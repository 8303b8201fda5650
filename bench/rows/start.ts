import { median } from '../harness/median.ts';
import { backfill } from '../measure/backfill.ts';
import { buildBarePage, buildClient } from '../measure/builds.ts';
import { firstScriptsKb } from '../measure/first-scripts.ts';
import { measurePageTimes } from '../measure/page-times.ts';
import { measureStartTimes } from '../measure/start-times.ts';
import type { Measurement, Row } from '../row.ts';

const group = 'start';

/** How soon the app is there, for an orchestrator and for a person (design §8, start). */
export const start: Measurement = async ({ customers }) => {
  const { directory } = await backfill(customers, 'everyone');
  const { emptyMs, filledMs, bareMs } = await measureStartTimes(directory);
  const bare = { what: 'bare Express server', value: median(bareMs) };
  const filled = `ready, database of ${customers.toLocaleString('en')} customers`;
  return [
    timeRow('ready, empty database', emptyMs, 1_500, bare),
    timeRow(filled, filledMs, 1_500, bare),
    ...(await pageRows()),
  ];
};

async function pageRows(): Promise<Row[]> {
  const [client, barePage] = [await buildClient(), await buildBarePage()];
  const scripts: Row = {
    ...{ group, name: 'first scripts, gzipped', unit: 'kB', bound: 200 },
    ours: firstScriptsKb(client),
    comparison: { what: 'bare React page', value: firstScriptsKb(barePage) },
  };
  const name = 'page in the control panel interactive';
  const times = await measurePageTimes(barePage);
  if (!times) {
    const note = 'no browser was found; npm test finds or installs one';
    return [scripts, { ...{ group, name, unit: 'ms', note }, ours: Number.NaN, bound: null }];
  }
  const bare = { what: 'bare React page', value: median(times.bareMs) };
  return [scripts, timeRow(name, times.appMs, 1_000, bare)];
}

function timeRow(name: string, times: number[], bound: number, bare: Row['comparison']): Row {
  return {
    ...{ group, name, unit: 'ms', bound, comparison: bare },
    ours: median(times),
    note: `median of ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  };
}
