import { median } from '../harness/median.ts';
import type { Flood } from '../load/flood.ts';
import { measureBesideBackfill, measureFullSpeed, medianRatio } from '../measure/intake.ts';
import type { Measurement } from '../row.ts';

const ROUNDS = 6;
const ROUNDS_BESIDE = 3;
const BACKFILL_CUSTOMERS = 100_000;
const BARE = 'bare Express route';

/** How webhooks are taken, each on disk before it is answered (design §8, intake). */
export const intake: Measurement = async ({ customers }) => {
  const fast = await measureFullSpeed(ROUNDS);
  const beside = await measureBesideBackfill(
    ROUNDS_BESIDE,
    Math.max(customers, BACKFILL_CUSTOMERS),
  );
  const group = 'intake';
  const perSecond = (floods: Flood[]) => Math.round(median(floods.map((one) => one.perSecond)));
  const p99s = (floods: Flood[]) => floods.map(({ p99Ms }) => p99Ms);
  return [
    {
      ...{ group, name: 'webhooks taken, by what a bare route answers', unit: '×' },
      ours: medianRatio(fast),
      bound: 0.7,
      boundIs: 'least',
      note: `median of ${ROUNDS} rounds in turns; ours ${each(fast.ours)}, bare ${each(fast.bare)} a second`,
    },
    {
      ...{ group, name: 'webhooks taken a second', unit: '', bound: null },
      ours: perSecond(fast.ours),
      comparison: { what: BARE, value: perSecond(fast.bare) },
    },
    {
      ...{ group, name: '300 webhooks a second beside a backfill, p99', unit: 'ms', bound: 25 },
      ours: median(p99s(beside.ours)),
      comparison: { what: BARE, value: median(p99s(beside.bare)) },
      note: `median of ${p99s(beside.ours).join(', ')} ms; the backfill was ${beside.state} at the end, ${beside.read} read`,
    },
  ];
};

function each(floods: Flood[]): string {
  return floods.map((one) => Math.round(one.perSecond)).join(', ');
}
