import { cohortOf } from '../../../contract/cohorts.ts';
import type { FieldType } from '../../../contract/mapping.ts';
import { personaOf } from '../../../contract/segments.ts';
import type { OrderMetrics } from '../../orders/order-metrics.ts';
import type { CustomerContext, CustomerField, FieldValue } from './customer-field.ts';

type Computed = (metrics: OrderMetrics, context: CustomerContext) => FieldValue | undefined;

/** Filled from orders, as soon as any is known. */
const COMPUTED: ReadonlyArray<
  readonly [source: string, label: string, type: FieldType, read: Computed]
> = [
  ['orders_count', 'Number of orders', 'number', (metrics) => metrics.ordersCount],
  ['total_spent', 'Total spent', 'number', (metrics) => metrics.totalSpent],
  ['average_order_value', 'Average order', 'number', (metrics) => metrics.averageOrderValue],
  ['first_order_date', 'First order', 'date', ({ firstOrderAt }) => toDay(firstOrderAt)],
  ['last_order_date', 'Last order', 'date', ({ lastOrderAt }) => toDay(lastOrderAt)],
  [
    'last_order_channel',
    'Channel of the last order',
    'text',
    ({ lastChannelId }, { channels }) =>
      lastChannelId === undefined ? undefined : channels.get(lastChannelId),
  ],
  ['cohort', 'Cohort', 'text', (metrics, { cohorts }) => cohortOf(metrics, cohorts)],
];

/** Of orders and of what the store keeps of them, by the personas that Mavera was told of. */
const PERSONA: CustomerField = {
  ...{ source: 'persona', label: 'Persona', group: 'computed', type: 'text' },
  read: (customer, { metrics, cohorts, personas, groups, attributes }) =>
    personaOf(customer, metrics && cohortOf(metrics, cohorts), personas, { groups, attributes }),
};

/** Whether an order may change it. */
export function isComputed(source: string): boolean {
  return source === PERSONA.source || isOfOrders(source);
}

/** Whether nothing but orders tells it. */
export function isOfOrders(source: string): boolean {
  return COMPUTED.some(([name]) => name === source);
}

/** Every field that is computed. */
export function computedFields(): CustomerField[] {
  const ofOrders = COMPUTED.map(
    ([source, label, type, read]): CustomerField => ({
      ...{ source, label, group: 'computed', type },
      read: (_customer, context) => context.metrics && read(context.metrics, context),
    }),
  );
  return [...ofOrders, PERSONA];
}

function toDay(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
