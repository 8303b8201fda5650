import type { Address } from '../../../clients/bigcommerce/customer.ts';
import type { FieldType } from '../../../contract/mapping.ts';
import { computedFields } from './computed-fields.ts';
import type { CustomerContext, CustomerField } from './customer-field.ts';

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
