import { percentile } from '../harness/percentile.ts';
import { measureLiveChanges } from '../measure/live-changes.ts';
import type { Measurement } from '../row.ts';

const SIZES = { singles: 30, products: 500, times: 20, plainTimes: 2 };

/** How soon a change is in Brevo, and what a storm of changes costs (design §8, freshness). */
export const freshness: Measurement = async () => {
  const { ours, plain } = await measureLiveChanges(SIZES);
  const p95 = (values: number[]) => percentile(values, 0.95);
  const scaled = (ours.storm.changes / plain.storm.changes) * plain.storm.products;
  const group = 'freshness';
  return [
    {
      ...{ group, name: 'a change in Brevo, p95', unit: 'ms', bound: 5_000 },
      ours: p95(ours.arrivalsMs),
      comparison: { what: 'plain handler of webhooks', value: p95(plain.arrivalsMs) },
      note: `${SIZES.singles} changes of customers and products; median ${percentile(ours.arrivalsMs, 0.5)} ms, longest ${Math.max(...ours.arrivalsMs)} ms`,
    },
    {
      ...{ group, name: 'product writes for a storm of 10,000 changes', unit: '', bound: 500 },
      ours: ours.storm.products,
      comparison: { what: `plain handler, ${plain.storm.changes} changes, scaled`, value: scaled },
      note: `${ours.storm.changes} changes of ${SIZES.products} products; ${ours.storm.variants} writes of variants beside them`,
    },
  ];
};
