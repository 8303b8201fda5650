import type {
  BigCommerceClient,
  CustomerInclude,
} from '../../../clients/bigcommerce/bigcommerce-client.ts';
import type { CustomerAttribute } from '../../../clients/bigcommerce/customer-fields.ts';
import type { BrevoClient } from '../../../clients/brevo/brevo-client.ts';
import type { CustomerMapping, FieldType } from '../../../contract/mapping.ts';
import type { PersonaRule } from '../../../contract/segments.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Store } from '../../../db/store/stores.ts';
import type { CustomerContext } from '../mapping/customer-field.ts';
import { type MappingPlan, planMapping } from '../mapping/mapping-plan.ts';

/** What every customer of a walk is mapped with. */
export interface CustomerSetup {
  plan: MappingPlan;
  /** What earlier mappings were, until a run has brought everybody in line with this one. */
  formers: MappingPlan[];
  context: Omit<CustomerContext, 'isSubscribed'>;
  /** What has to be read along with the customers. */
  include: CustomerInclude[];
}

const TYPES: Readonly<Record<string, FieldType>> = { number: 'number', date: 'date' };

/** Reads the store's and the account's definitions, a few calls, and readies the mapping. */
export async function readCustomerSetup(
  { bigcommerce, brevo }: { bigcommerce: BigCommerceClient; brevo: BrevoClient },
  store: Store,
  { customerMapping: mapping, cohorts }: Pick<Settings, 'customerMapping' | 'cohorts'>,
  {
    signal,
    formers = [],
    personas = [],
  }: {
    signal?: AbortSignal;
    /** Mappings by which Brevo may have been told what it knows. */
    formers?: readonly CustomerMapping[];
    personas?: readonly PersonaRule[];
  } = {},
): Promise<CustomerSetup> {
  const sources = new Set([mapping, ...formers].flat().map(({ source }) => source));
  // Who has which persona depends on these fields.
  if (sources.has('persona')) for (const { source } of personas) sources.add(source);
  const uses = (pattern: RegExp) => [...sources].some((source) => pattern.test(source));
  const account = await brevo.listAttributes({ signal });
  const definitions = uses(/^attributes\[/)
    ? await bigcommerce.customerFields.listAttributes({ signal })
    : [];
  const groups = uses(/^customer_group$/)
    ? await bigcommerce.customerFields.listGroups({ signal })
    : [];
  const channels = uses(/^(origin|last_order)_channel$/)
    ? await bigcommerce.listChannels({ signal })
    : [];
  const attributes = toDefinitions(definitions);
  return {
    plan: planMapping(mapping, account, attributes),
    formers: formers.map((one) => planMapping(one, account, attributes)),
    context: {
      attributes,
      groups: new Map(groups.map(({ id, name }) => [id, name])),
      channels: new Map(channels.map(({ id, name }) => [id, name])),
      storeCountry: store.profile.countryCode,
      cohorts,
      personas,
    },
    include: [
      // Always: the first address also tells which country a phone number is from.
      'addresses',
      ...(uses(/^attributes\[/) ? (['attributes'] as const) : []),
      ...(uses(/^form_fields\[/) ? (['formfields'] as const) : []),
      ...(uses(/^store_credit$/) ? (['storecredit'] as const) : []),
    ],
  };
}

export function toDefinitions(
  definitions: readonly CustomerAttribute[],
): CustomerContext['attributes'] {
  return new Map(
    definitions.map(({ id, name, type }) => [name, { id, type: TYPES[type] ?? 'text' }]),
  );
}
