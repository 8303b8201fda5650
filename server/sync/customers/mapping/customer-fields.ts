import type { Address, Customer } from '../../../clients/bigcommerce/customer.ts';
import { type CohortRules, cohortOf } from '../../../contract/cohorts.ts';
import type { FieldType } from '../../../contract/mapping.ts';
import { type PersonaRule, personaOf } from '../../../contract/segments.ts';
import type { OrderMetrics } from '../../orders/order-metrics.ts';

/** What is known beside the customer's own record when it is mapped. */
export interface CustomerContext {
  /** Group names by id. */
  groups: ReadonlyMap<number, string>;
  /** This store's attribute definitions by name. */
  attributes: ReadonlyMap<string, { id: number; type: FieldType }>;
  /** Channel names by id. */
  channels: ReadonlyMap<number, string>;
  /** Reads phone numbers of customers without an address. */
  storeCountry: string | null;
  isSubscribed: boolean;
  /** Where cohorts begin and end. */
  cohorts: CohortRules;
  /** Who is called what, the first that fits. */
  personas: readonly PersonaRule[];
  /** What their orders add up to; undefined while none is known. */
  metrics?: OrderMetrics;
}

export type FieldValue = string | number | boolean | string[];

/** A field of a customer that a mapping can name. */
export interface CustomerField {
  source: string;
  label: string;
  group: 'customer' | 'address' | 'attribute' | 'form_field' | 'computed';
  type: FieldType;
  /** Undefined when the customer has no value. */
  read(customer: Customer, context: CustomerContext): FieldValue | undefined;
}

function customerField(
  source: string,
  label: string,
  type: FieldType,
  read: CustomerField['read'],
): CustomerField {
  return { source, label, group: 'customer', type, read };
}

const FIXED: readonly CustomerField[] = [
  customerField('email', 'E-mail', 'text', (customer) => customer.email),
  customerField('first_name', 'First name', 'text', (customer) => customer.firstName),
  customerField('last_name', 'Last name', 'text', (customer) => customer.lastName),
  customerField('phone', 'Phone', 'text', (customer) => customer.phone),
  customerField('company', 'Company', 'text', (customer) => customer.company),
  customerField('notes', 'Notes', 'text', (customer) => customer.notes),
  customerField('customer_group', 'Customer group', 'text', (customer, { groups }) =>
    groups.get(customer.customerGroupId),
  ),
  customerField('customer_group_id', 'Customer group id', 'number', (customer) =>
    customer.customerGroupId === 0 ? undefined : customer.customerGroupId,
  ),
  customerField('date_created', 'Customer since', 'date', (customer) => customer.dateCreated),
  customerField('date_modified', 'Last changed', 'date', (customer) => customer.dateModified),
  customerField(
    'store_credit',
    'Store credit',
    'number',
    (customer) => customer.storeCredit ?? undefined,
  ),
  customerField('origin_channel', 'Signed up on', 'text', (customer, { channels }) =>
    customer.originChannelId === null ? undefined : channels.get(customer.originChannelId),
  ),
  customerField(
    'accepts_marketing',
    'Subscribed to the newsletter',
    'boolean',
    (_customer, { isSubscribed }) => isSubscribed,
  ),
];

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

const ADDRESS_PARTS: ReadonlyArray<
  readonly [part: string, label: string, read: (address: Address) => string]
> = [
  ['first_name', 'first name', (address) => address.firstName],
  ['last_name', 'last name', (address) => address.lastName],
  ['company', 'company', (address) => address.company],
  ['address1', 'line 1', (address) => address.address1],
  ['address2', 'line 2', (address) => address.address2],
  ['city', 'city', (address) => address.city],
  ['state_or_province', 'state or province', (address) => address.stateOrProvince],
  ['postal_code', 'postal code', (address) => address.postalCode],
  ['country', 'country', (address) => address.country],
  ['country_code', 'country code', (address) => address.countryCode],
  ['phone', 'phone', (address) => address.phone],
];
/** Shorter names that a settings document may use. */
const ADDRESS_ALIASES: Readonly<Record<string, string>> = {
  state: 'state_or_province',
  zip: 'postal_code',
};

const ADDRESS_SOURCE = /^addresses\[(\d)\]\.([a-z0-9_]+)$/;
const NAMED_SOURCE = /^(attributes|form_fields)\["(.+)"\]$/s;

/** The field a mapping line names, or undefined if there is no such field in this store. */
export function findField(
  source: string,
  attributes: CustomerContext['attributes'],
): CustomerField | undefined {
  const fixed = FIXED.find((field) => field.source === source);
  if (fixed) return fixed;
  const computed = computedFields().find((field) => field.source === source);
  if (computed) return computed;

  const [, index, part] = ADDRESS_SOURCE.exec(source) ?? [];
  if (index !== undefined && part !== undefined) return addressField(Number(index), part);

  const [, kind, name] = NAMED_SOURCE.exec(source) ?? [];
  if (kind === 'attributes' && name) return attributeField(name, attributes);
  if (kind === 'form_fields' && name) return formField(name);
  return undefined;
}

/** Whether some store could have it: attributes and form fields have whatever names a store gave them. */
export function isKnownSource(source: string): boolean {
  return NAMED_SOURCE.test(source) || findField(source, new Map()) !== undefined;
}

/** Every field of this store that can be mapped. */
export function listFields(
  attributes: CustomerContext['attributes'],
  formFieldNames: readonly string[],
): CustomerField[] {
  const present = (field: CustomerField | undefined) => (field ? [field] : []);
  return [
    ...FIXED,
    ...ADDRESS_PARTS.flatMap(([part]) => present(addressField(0, part))),
    ...[...attributes.keys()].flatMap((name) => present(attributeField(name, attributes))),
    ...formFieldNames.map(formField),
    ...computedFields(),
  ];
}

/** Whether an order may change it. */
export function isComputed(source: string): boolean {
  return source === PERSONA.source || isOfOrders(source);
}

/** Whether nothing but orders tells it. */
export function isOfOrders(source: string): boolean {
  return COMPUTED.some(([name]) => name === source);
}

function computedFields(): CustomerField[] {
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

function addressField(index: number, name: string): CustomerField | undefined {
  const part = ADDRESS_PARTS.find(([known]) => known === (ADDRESS_ALIASES[name] ?? name));
  if (!part) return undefined;
  const [, label, read] = part;
  return {
    source: `addresses[${index}].${name}`,
    label: index === 0 ? `Address: ${label}` : `Address ${index + 1}: ${label}`,
    group: 'address',
    type: 'text',
    read: (customer) => {
      const address = customer.addresses[index];
      return address && read(address);
    },
  };
}

function attributeField(
  name: string,
  attributes: CustomerContext['attributes'],
): CustomerField | undefined {
  const definition = attributes.get(name);
  if (!definition) return undefined;
  return {
    source: `attributes["${name}"]`,
    label: name,
    group: 'attribute',
    type: definition.type,
    read: (customer) =>
      customer.attributes.find(({ attributeId }) => attributeId === definition.id)?.value,
  };
}

function formField(name: string): CustomerField {
  return {
    source: `form_fields["${name}"]`,
    label: name,
    group: 'form_field',
    type: 'text',
    read: (customer) => customer.formFields.find((field) => field.name === name)?.value,
  };
}
