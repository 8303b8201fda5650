import { measureBrandHealth } from '../measure/brand-health.ts';
import { measureChannelReport } from '../measure/channel-report.ts';
import type { TallyView } from '../platforms/tally.ts';
import type { Measurement, Row } from '../row.ts';

const PRODUCTS = 1_000;
const ORDERS = 10_000;

/** Calls and credits that analyses cost (docs/bench.md). */
export const insights: Measurement = async () => [
  ...(await brandHealthRows()),
  await channelReportRow(),
];

async function brandHealthRows(): Promise<Row[]> {
  const { first, poll, changed, loop, mavera } = await measureBrandHealth(PRODUCTS);
  const group = 'insights';
  const comparison = {
    what: 'one call a product',
    value: (loop.calls / loop.products) * 1_000,
  };
  const per = (calls: number) => (calls / PRODUCTS) * 1_000;
  const perReviews = (count: number) => (count / mavera.reviews) * 1_000;
  return [
    {
      ...{ group, name: 'BigCommerce calls per 1,000 products, all reviews', unit: 'calls' },
      ...{ ours: per(first.total), bound: 30, comparison, note: routesOf(first) },
    },
    {
      ...{ group, name: 'BigCommerce calls per 1,000 products, polling', unit: 'calls' },
      ...{ ours: per(poll.total), bound: 10, comparison },
      note: `${changed} products had a new review: ${routesOf(poll)}`,
    },
    {
      ...{ group, name: 'Mavera calls per 1,000 reviews', unit: 'calls' },
      ...{ ours: perReviews(mavera.calls), bound: 30 },
      note: `${mavera.calls} paid calls for ${mavera.reviews} reviews, the one that merges them among them`,
    },
    {
      ...{ group, name: 'Mavera credits per 1,000 reviews', unit: '' },
      ...{ ours: perReviews(mavera.credits), bound: 150 },
      note: `${mavera.credits} credits at the sandbox’s prices, which grow with length; Mavera asks 1 to 5 a call`,
    },
  ];
}

async function channelReportRow(): Promise<Row> {
  const { syncCalls, reportCalls, loop } = await measureChannelReport(ORDERS);
  const perOrder = loop.calls / loop.records;
  const name = `BigCommerce calls for a channel report, ${ORDERS.toLocaleString('en')} orders`;
  return {
    ...{ group: 'insights', name, unit: 'calls', ours: syncCalls + reportCalls, bound: 70 },
    comparison: { what: `${loop.records} orders, scaled`, value: perOrder * ORDERS },
    note: `${syncCalls} calls of the first sync of the orders, ${reportCalls} of the report itself and of every one after it`,
  };
}

function routesOf({ total, byRoute }: TallyView): string {
  const routes = Object.entries(byRoute).sort(([, one], [, other]) => other - one);
  return `${total} calls: ${routes.map(([route, count]) => `${count} ${route}`).join(', ')}`;
}
