import type { BigCommerceClient } from '../../../clients/bigcommerce/bigcommerce-client.ts';
import type { RemoteClients } from '../../../clients/remote-clients.ts';
import type { CustomerMapping, Field, MappingPreview } from '../../../contract/mapping.ts';
import type { Store } from '../../../db/store/stores.ts';
import { AppError } from '../../../errors.ts';
import type { SettingsService } from '../../settings/settings-service.ts';
import { readCustomerSetup, toDefinitions } from '../walk/customer-setup.ts';
import { isComputed } from './computed-fields.ts';
import type { CustomerField } from './customer-field.ts';
import { isKnownSource, listFields } from './customer-fields.ts';
import { type EstimateDeps, estimateResend } from './estimate-resend.ts';
import { mapCustomer, type PlannedLine } from './mapping-plan.ts';
import { readContexts, type ShownCustomersDeps } from './shown-customers.ts';

const CUSTOMERS_SHOWN = 5;

/** What can be mapped, and how a mapping comes out for a few real customers. Nothing of them is kept. */
export class MappingService {
  readonly #remotes: RemoteClients;
  readonly #settings: SettingsService;
  readonly #known: EstimateDeps & ShownCustomersDeps;

  constructor(
    deps: EstimateDeps & ShownCustomersDeps & { remotes: RemoteClients; settings: SettingsService },
  ) {
    this.#remotes = deps.remotes;
    this.#settings = deps.settings;
    this.#known = deps;
  }

  async listFields(store: Store): Promise<Field[]> {
    const bigcommerce = await this.#remotes.bigcommerce(store.storeHash, { interactive: true });
    const definitions = toDefinitions(await bigcommerce.customerFields.listAttributes());
    const formFields = await bigcommerce.customerFields.listFormFieldNames();
    const groups = await bigcommerce.customerFields.listGroups();
    const channels = await bigcommerce.listChannels();
    const page = await firstPage(bigcommerce, [
      'addresses',
      'attributes',
      'formfields',
      'storecredit',
    ]);
    const examples = page.slice(0, CUSTOMERS_SHOWN);
    const contextOf = await readContexts(this.#known, store, examples, {
      attributes: definitions,
      groups: new Map(groups.map(({ id, name }) => [id, name])),
      channels: new Map(channels.map(({ id, name }) => [id, name])),
      storeCountry: store.profile.countryCode,
      cohorts: (await this.#settings.get(store.storeHash)).cohorts,
      personas: await this.#settings.personaRules(store.storeHash),
    });
    const exampleOf = (field: CustomerField): string | null => {
      const values = examples.map((customer) => field.read(customer, contextOf(customer)));
      const value = values.find((one) => one !== undefined && one !== '');
      return value === undefined ? null : String(value).slice(0, 80);
    };
    return listFields(definitions, formFields).map((field) => ({
      source: field.source,
      label: field.label,
      group: field.group,
      type: field.type,
      example: exampleOf(field),
    }));
  }

  /**
   * `mapping` null: the one in force. Throws AppError `brevo_not_connected`, or `invalid_request` for a field that no store has;
   * one that only this store has not is shown as such.
   */
  async preview(store: Store, mapping: CustomerMapping | null): Promise<MappingPreview> {
    const { storeHash } = store;
    refuseUnknownSources(mapping ?? []);
    const brevo = await this.#remotes.brevo(storeHash, { interactive: true });
    const bigcommerce = await this.#remotes.bigcommerce(storeHash, { interactive: true });
    const settings = await this.#settings.get(storeHash);
    const inForce = mapping ?? settings.customerMapping;
    const wanted = { ...settings, customerMapping: inForce };
    const setup = await readCustomerSetup({ bigcommerce, brevo }, store, wanted, {
      formers: [settings.customerMapping],
      personas: await this.#settings.personaRules(storeHash),
    });
    const page = await firstPage(bigcommerce, setup.include);
    const shown = page.slice(0, CUSTOMERS_SHOWN);
    const contextOf = await readContexts(this.#known, store, shown, setup.context);
    return {
      mapping: inForce,
      resend: await estimateResend(this.#known, store, setup, page),
      customers: shown.map((customer) => {
        const { id: customerId, email } = customer;
        const { attributes, problems } = mapCustomer(customer, setup.plan, contextOf(customer));
        return { customerId, email, attributes, problems };
      }),
      attributes: [
        ...setup.plan.lines.map(describeLine),
        ...setup.plan.unknownSources.map((source) => ({
          attribute: inForce.find((line) => line.source === source)?.attribute ?? '',
          source,
          state: 'type_mismatch' as const,
          type: 'unknown',
          message: 'This store has no such field: the attribute stays empty.',
        })),
      ],
    };
  }
}

function refuseUnknownSources(mapping: CustomerMapping): void {
  const problems = mapping.flatMap(({ source }, index) =>
    isKnownSource(source)
      ? []
      : [
          {
            path: `customerMapping.${index}.source`,
            message: 'There is no such field in a store.',
          },
        ],
  );
  if (problems.length > 0)
    throw new AppError('invalid_request', 'This mapping names a field that does not exist.', {
      problems,
    });
}

/** Those who have an address, up to 250. */
async function firstPage(
  bigcommerce: BigCommerceClient,
  include: Parameters<BigCommerceClient['customerPages']>[0] extends
    | { include?: infer I }
    | undefined
    ? I
    : never,
) {
  for await (const page of bigcommerce.customerPages({ include })) {
    return page.items.filter(({ email }) => email !== '');
  }
  return [];
}

function describeLine(line: PlannedLine): MappingPreview['attributes'][number] {
  const { attribute, source, type } = line;
  if (line.isMissing)
    return {
      attribute,
      source,
      type,
      state: 'will_be_created',
      message: fillsLater(source),
    };
  if (line.mayNotFit)
    return {
      attribute,
      source,
      type,
      state: 'type_mismatch',
      message: `In Brevo this attribute is of type ${type}: values that do not fit are left out.`,
    };
  return { attribute, source, type, state: 'exists' };
}

function fillsLater(source: string): string | undefined {
  if (source === 'persona') return 'Filled once there are personas.';
  return isComputed(source) ? 'Filled once orders are synced.' : undefined;
}
