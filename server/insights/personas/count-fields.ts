import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import { REVENUE_STATUSES } from '../../contract/order-status.ts';
import type { LeftOutSegments, PersonaOptions } from '../../contract/personas.ts';
import { attributeIn, type SegmentDefinitions, segmentValueOf } from '../../contract/segments.ts';
import type { Buyer } from '../../db/ledger/buyers.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type { OrderFacts, OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import { FieldValues, type ValueSegment } from './field-values.ts';
import { PeopleNames } from './people-names.ts';

export interface CountFieldsDeps {
  ledger: LedgerRepository;
  orderFacts: OrderFactsRepository;
}

export interface CountedFields {
  customers: number;
  /** There are more of them, which were not read. */
  isPartial: boolean;
  segments: Array<ValueSegment & { source: string }>;
  leftOut: LeftOutSegments[];
}

interface FieldsWorld {
  storeHash: string;
  offChannels: ReadonlySet<number>;
  bigcommerce: BigCommerceClient;
  signal: AbortSignal;
}

type FieldsOptions = Pick<PersonaOptions, 'attributes' | 'minSize' | 'maxSegments'> & {
  mostPages: number;
};

/** Every customer by the values of the chosen fields, read page by page: 250 a call. */
export async function countFields(
  deps: CountFieldsDeps,
  world: FieldsWorld,
  options: FieldsOptions,
): Promise<CountedFields> {
  const { bigcommerce, signal } = world;
  const definitions = await readDefinitions(bigcommerce, options.attributes, signal);
  const isKnown = (source: string) =>
    source === 'customer_group' || definitions.attributes.has(attributeIn(source) ?? '');
  const fields = new Map(options.attributes.filter(isKnown).map((one) => [one, new FieldValues()]));
  const names = new PeopleNames();
  let customers = 0;
  const add = (customer: Customer, buyer: Buyer | undefined) => {
    customers += 1;
    names.add(customer);
    for (const [source, values] of fields)
      values.add(segmentValueOf(customer, source, definitions), customer, buyer);
  };
  const isPartial = fields.size > 0 && (await walk(deps, world, options.mostPages, add));
  const concluded = [...fields].map(([source, values]) => ({
    source,
    ...values.conclude(source, options, names),
  }));
  const gone = options.attributes.filter((source) => !isKnown(source));
  return {
    ...{ customers, isPartial },
    segments: concluded.flatMap(({ source, segments }) =>
      segments.map((segment) => ({ source, ...segment })),
    ),
    leftOut: [
      ...concluded.flatMap(({ leftOut }) => leftOut),
      ...gone.map((source) => ({
        ...{ source, reason: 'no_such_field' as const, values: null, people: null },
      })),
    ],
  };
}

/** Answers whether there are more customers than so many pages hold. */
async function walk(
  deps: CountFieldsDeps,
  { storeHash, offChannels, bigcommerce, signal }: FieldsWorld,
  mostPages: number,
  add: (customer: Customer, buyer: Buyer | undefined) => void,
): Promise<boolean> {
  let pagesRead = 0;
  const pages = bigcommerce.customerPages({ include: ['attributes'], signal });
  for await (const { items, nextCursor } of pages) {
    const customers = await bigcommerce.withAllAttributes(items, { signal });
    const buyerOf = await readBuyers(deps, storeHash, customers, offChannels);
    for (const customer of customers) add(customer, buyerOf(customer));
    pagesRead += 1;
    if (nextCursor !== null && pagesRead >= mostPages) return true;
  }
  return false;
}

async function readDefinitions(
  { customerFields }: BigCommerceClient,
  sources: readonly string[],
  signal: AbortSignal,
): Promise<SegmentDefinitions> {
  const hasGroups = sources.includes('customer_group');
  const hasAttributes = sources.some((source) => attributeIn(source) !== undefined);
  const groups = hasGroups ? await customerFields.listGroups({ signal }) : [];
  const attributes = hasAttributes ? await customerFields.listAttributes({ signal }) : [];
  return {
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    attributes: new Map(attributes.map(({ id, name }) => [name, { id }])),
  };
}

/** What these customers' orders add up to: those of their account, and those of the contact that they are. */
async function readBuyers(
  { ledger, orderFacts }: CountFieldsDeps,
  storeHash: string,
  customers: readonly Customer[],
  offChannels: ReadonlySet<number>,
): Promise<(customer: Customer) => Buyer | undefined> {
  const ids = customers.map(({ id }) => String(id));
  const entries = await ledger.listByIds(storeHash, 'customers', ids);
  const keys = new Map(entries.map(({ entityId, contactKey }) => [Number(entityId), contactKey]));
  const contactKeys = [...keys.values()].filter((key) => key !== null);
  const customerIds = customers.map(({ id }) => id);
  const orders = (await orderFacts.listOf(storeHash, { contactKeys, customerIds })).filter(
    ({ isArchived, statusId, channelId }) =>
      !isArchived && REVENUE_STATUSES.includes(statusId) && !offChannels.has(channelId),
  );
  const byKey = Map.groupBy(orders, ({ contactKey }) => contactKey);
  const byId = Map.groupBy(orders, ({ customerId }) => customerId);
  return ({ id }) => {
    const ofContact = byKey.get(keys.get(id) ?? '') ?? [];
    return toBuyer([...new Set([...ofContact, ...(byId.get(id) ?? [])])]);
  };
}

function toBuyer(orders: readonly OrderFacts[]): Buyer | undefined {
  if (orders.length === 0) return undefined;
  const channels = new Map<number, number>();
  for (const { channelId } of orders) channels.set(channelId, (channels.get(channelId) ?? 0) + 1);
  const times = orders.map(({ placedAt }) => placedAt);
  return {
    orders: orders.length,
    cents: orders.reduce((sum, { storeAmount }) => sum + Math.round(Number(storeAmount) * 100), 0),
    ...{ firstAt: Math.min(...times), lastAt: Math.max(...times), channels },
  };
}
