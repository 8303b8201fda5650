import { type QuotaOptions, STANDARD_QUOTA } from '../../sandbox/bigcommerce/quota.ts';
import { measurePacedSyncs, OTHER_SHARE, type Stretch } from '../measure/paced-sync.ts';
import type { Measurement, Row } from '../row.ts';

/** The default of the merchant's setting `quotaShare`. */
const SHARE = 0.7;
/** As many a second as in life, but in windows of a fifth, so that there are several. The app learns them from the headers. */
const SHORT: QuotaOptions = { requests: 30, windowMs: 6_000 };
/** How many are synced, and how many the loop works on: what takes about a minute each. */
const SIZES = { customers: 30_000, loopCustomers: 60 };
const FULL_SIZES = { customers: 100_000, loopCustomers: 300 };

/** Whether a sync takes what is its own, and leaves the rest (design §8, quota). */
export const quota: Measurement = async ({ customers, isFull }) => {
  const limits = isFull ? STANDARD_QUOTA : SHORT;
  const sizes = isFull ? FULL_SIZES : SIZES;
  const syncs = await measurePacedSyncs(limits, {
    ...{ loopCustomers: sizes.loopCustomers, customers: Math.min(customers, sizes.customers) },
  });
  const { alone, beside, loop, unpacedMs } = syncs;
  const group = 'quota';
  const others = `another app at ${OTHER_SHARE * 100} %`;
  const ofLoop = `${sizes.loopCustomers} customers, ${loop.calls} calls`;
  const duration = (name: string, stretch: Stretch): Row => {
    const idealMs = idealDurationMs({ ...stretch, unpacedMs }, limits);
    return {
      ...{ group, name, unit: '×' },
      ours: stretch.durationMs / idealMs,
      bound: 1.1,
      note: `${seconds(stretch.durationMs)} for ${stretch.calls} calls, ${SHARE * 100} % of ${limits.requests} in ${seconds(limits.windowMs)}; ideal ${seconds(idealMs)}, without a quota ${seconds(unpacedMs)}`,
    };
  };
  return [
    duration('full sync, to the time that its share allows', alone),
    duration(`the same beside ${others}`, beside),
    {
      ...{ group, name: '429s provoked, per 1,000 calls', unit: 'calls' },
      ours: ((alone.refused + beside.refused) / (alone.calls + beside.calls)) * 1_000,
      bound: 0,
      comparison: { what: ofLoop, value: (loop.refused / loop.calls) * 1_000 },
    },
    {
      ...{ group, name: `calls refused to ${others}`, unit: '%' },
      ours: percent(beside.otherApp),
      bound: 0,
      comparison: { what: ofLoop, value: percent(loop.otherApp) },
      note: `${beside.otherApp.refused} of ${beside.otherApp.calls}; beside the loop ${loop.otherApp.refused} of ${loop.otherApp.calls}`,
    },
  ];
};

/**
 * The soonest that `calls` can be made with our share of windows of fixed length. All windows but the last are waited out
 * to their end, whenever in them the calls were made; the last is as long as its part of the work takes.
 */
function idealDurationMs(
  { calls, unpacedMs }: { calls: number; unpacedMs: number },
  { requests, windowMs }: { requests: number; windowMs: number },
): number {
  const perWindow = Math.floor(requests * SHARE + 1e-9);
  const waited = Math.ceil(calls / perWindow) - 1;
  const inLast = calls - waited * perWindow;
  return waited * windowMs + unpacedMs * (inLast / calls);
}

function percent({ calls, refused }: { calls: number; refused: number }): number {
  return calls === 0 ? Number.NaN : (refused / calls) * 100;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
