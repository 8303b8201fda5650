import { median } from '../harness/median.ts';
import type { MemorySample } from '../harness/resident-memory.ts';
import { backfill } from '../measure/backfill.ts';
import { measureGatherLoop } from '../measure/gathered.ts';
import type { Measurement, Row } from '../row.ts';

const MILLION = 1_000_000;
const WARM = 100_000;

/** Resident memory of the app while it copies a store (design §8, memory). */
export const memory: Measurement = async ({ customers, isFull }) => {
  const rows = await measure(customers);
  return isFull ? [...rows, ...(await measure(MILLION))] : rows;
};

async function measure(customers: number): Promise<Row[]> {
  const { peakMb, samples } = (await backfill(customers, 'everyone')).memory;
  const gathered = await measureGatherLoop(customers);
  const count = customers.toLocaleString('en');
  const group = 'memory';
  const rows: Row[] = [
    {
      ...{ group, name: `peak memory, ${count} customers`, unit: 'MB' },
      ours: peakMb,
      bound: 250,
      comparison: { what: 'gather all, then write', value: gathered },
      note: `${samples.length} samples of VmRSS`,
    },
  ];
  if (customers < 3 * WARM) return rows;
  const early = between(samples, WARM, 2 * WARM);
  const late = between(samples, customers - WARM, customers);
  rows.push({
    ...{ group, name: `memory growth from ${WARM.toLocaleString('en')} on`, unit: '%' },
    ours: (late / early - 1) * 100,
    bound: 10,
    note: `median ${early.toFixed(0)} MB between 100,000 and 200,000 customers, ${late.toFixed(0)} MB over the last 100,000`,
  });
  return rows;
}

/** While so many customers had been read, and not all. */
function between(samples: readonly MemorySample[], from: number, to: number): number {
  return median(
    samples.filter(({ progress }) => progress >= from && progress < to).map(({ mb }) => mb),
  );
}
