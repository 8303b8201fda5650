import { measureRecordSyncs, type RecordSync } from '../measure/record-syncs.ts';
import type { Measurement, Row } from '../row.ts';

const SIZE = { products: 3_000, orders: 12_000 };

/** Calls that orders and products cost, with all that belongs to them (design §8, API economy). */
export const records: Measurement = async () => {
  const { orders, products } = await measureRecordSyncs(SIZE);
  return [
    toRow('BigCommerce calls per 1,000 orders with their lines', 6, orders),
    toRow('BigCommerce calls per 1,000 products with all parts', 5, products),
  ];
};

function toRow(name: string, bound: number, { records, calls, loop }: RecordSync): Row {
  const routes = Object.entries(calls.byRoute)
    .sort(([, one], [, other]) => other - one)
    .map(([route, count]) => `${count} ${route}`);
  return {
    ...{ group: 'records', name, unit: 'calls', bound },
    ours: (calls.total / records) * 1_000,
    comparison: {
      what: `${loop.records} records, scaled`,
      value: (loop.calls / loop.records) * 1_000,
    },
    note: `${calls.total} calls for ${records} records: ${routes.join(', ')}`,
  };
}
