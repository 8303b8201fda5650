import { installApp } from '../harness/install-app.ts';
import { startApp } from '../harness/start-app.ts';
import { temporaryDirectory } from '../harness/temporary-directory.ts';
import { runGuideLoop } from '../loops/run-guide-loop.ts';
import { type Backfill, backfill } from '../measure/backfill.ts';
import { startPlatforms } from '../platforms/start-platforms.ts';
import type { Measurement, Row } from '../row.ts';

const LOOP_CUSTOMERS = 1_000;
/** Imports, and single contacts where an import would not do. */
const CARRIES_CONTACTS = /^(POST \/v3\/contacts(\/import)?|PUT \/v3\/contacts\/[^/]+)$/;

/** Calls that a first sync costs, as the platforms count them (design §8, API economy). */
export const apiEconomy: Measurement = async ({ customers }) => {
  const loop = await measureLoop(Math.min(LOOP_CUSTOMERS, customers));
  const rows: Row[] = [];
  for (const consent of ['subscribers', 'everyone'] as const) {
    const ours = await backfill(customers, consent);
    rows.push(...toRows(ours, consent, loop));
  }
  return rows;
};

function toRows(ours: Backfill, consent: string, loop: Loop): Row[] {
  const { customers, newsletterRecords, bigcommerce, brevo, contactsWritten } = ours;
  const group = 'api-economy';
  const per = (calls: number, unit: number, count: number) => (calls / count) * unit;
  const subscriberPages = sum(bigcommerce.byRoute, (route) => route.endsWith('/subscribers'));
  const writes = sum(brevo.byRoute, (route) => CARRIES_CONTACTS.test(route));
  const otherCalls = bigcommerce.total - subscriberPages;
  const scaled = `${loop.customers} customers, scaled`;
  return [
    {
      ...{ group, name: `BigCommerce calls per 1,000 customers, ${consent}`, unit: 'calls' },
      ours: per(otherCalls, 1_000, customers),
      bound: 5,
      comparison: { what: scaled, value: per(loop.bigcommerceCalls, 1_000, loop.customers) },
      note: `${otherCalls} calls for ${customers} customers, and ${subscriberPages} that the next row counts: ${per(bigcommerce.total, 1_000, customers).toFixed(2)} per 1,000 customers of this store together. ${list(bigcommerce.byRoute)}`,
    },
    {
      ...{ group, name: `BigCommerce calls per 1,000 newsletter records, ${consent}` },
      ...{ unit: 'calls', ours: per(subscriberPages, 1_000, newsletterRecords), bound: 5 },
      note: `${subscriberPages} calls for ${newsletterRecords} records. The plain way does not read them: it does not know who opted in`,
    },
    {
      ...{ group, name: `Brevo calls per 5,000 contacts, ${consent}`, unit: 'calls' },
      ours: per(writes, 5_000, contactsWritten),
      bound: 1,
      comparison: { what: scaled, value: per(loop.brevoCalls, 5_000, loop.customers) },
      note: `${writes} calls carried ${contactsWritten} contacts`,
    },
    {
      ...{ group, name: `all Brevo calls of the run, ${consent}`, unit: 'calls' },
      ours: brevo.total,
      bound: null,
      note: list(brevo.byRoute),
    },
  ];
}

type Loop = Awaited<ReturnType<typeof measureLoop>>;

/** Brevo's largest plan, or the loop's one call a contact would be waiting for minutes. */
async function measureLoop(customers: number) {
  const platforms = await startPlatforms({ customers, tier: 'extended' });
  const app = await startApp({ platforms, directory: temporaryDirectory() });
  await installApp(app.url, platforms, 'everyone');
  await platforms.quiet();
  await platforms.clearCounts();
  const loop = await runGuideLoop(platforms, customers);
  const bigcommerce = await platforms.bigcommerce.call('counts');
  const brevo = await platforms.brevo.call('counts');
  await app.stop();
  await platforms.stop();
  return {
    customers: loop.customers,
    // What was refused is not held against the loop here: that is the quota's row.
    bigcommerceCalls: bigcommerce.total - bigcommerce.refused,
    brevoCalls: brevo.total - brevo.refused,
  };
}

function sum(byRoute: Record<string, number>, counts: (route: string) => boolean): number {
  return Object.entries(byRoute).reduce(
    (all, [route, count]) => all + (counts(route) ? count : 0),
    0,
  );
}

function list(byRoute: Record<string, number>): string {
  return Object.entries(byRoute)
    .sort(([, one], [, other]) => other - one)
    .map(([route, count]) => `${count} ${route}`)
    .join(', ');
}
