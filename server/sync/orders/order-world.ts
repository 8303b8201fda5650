import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { Store } from '../../db/store/stores.ts';
import { isComputed } from '../customers/mapping/computed-fields.ts';
import { missingAttributes } from '../customers/mapping/mapping-plan.ts';
import { type CustomerSetup, readCustomerSetup } from '../customers/walk/customer-setup.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import type { ListChooser } from '../storefronts/list-chooser.ts';
import { hasList, LISTS_OF_ORDERS } from '../storefronts/storefront-settings.ts';
import type { OrderSetup } from './to-brevo-order.ts';

/** Everything that orders are decided and written with. */
export interface OrderWorld {
  store: Store;
  settings: Settings;
  bigcommerce: BigCommerceClient;
  brevo: BrevoClient;
  /** Guests are mapped as customers are. */
  people: CustomerSetup;
  orders: OrderSetup;
  /** Whether an attribute or a list depends on what somebody has ordered. */
  hasMetrics: boolean;
  /** What the store calls a status; undefined for one that it no longer has. Asked of the store once, and only if needed. */
  nameStatus(statusId: number): Promise<string | undefined>;
  /** Since when orders are ours to tell of, ms. */
  connectedAt: number;
  signal: AbortSignal;
}

export interface OrderWorldDeps {
  settings: SettingsService;
  connections: ConnectionRepository;
  lists: ListChooser;
  remotes: RemoteClients;
}

/** A few reads, and the attributes and list that are still missing made. */
export async function openOrderWorld(
  { settings: service, connections, lists, remotes }: OrderWorldDeps,
  store: Store,
  signal: AbortSignal,
): Promise<OrderWorld> {
  const { storeHash, profile } = store;
  const [saved, bigcommerce, brevo, connection] = await Promise.all([
    service.get(storeHash),
    remotes.bigcommerce(storeHash),
    remotes.brevo(storeHash),
    connections.find(storeHash, 'brevo'),
  ]);
  const settings = await lists.withList({ store, settings: saved, brevo }, signal);
  const people = await readCustomerSetup({ bigcommerce, brevo }, store, settings, {
    signal,
    formers: await service.formerMappings(storeHash, 'orders'),
    personas: await service.personaRules(storeHash),
  });
  for (const attribute of missingAttributes(people.plan))
    await brevo.createAttribute({ category: 'normal', ...attribute }, { signal });
  const channels = await bigcommerce.listChannels({ signal });
  return {
    ...{ store, settings, bigcommerce, brevo, people, signal },
    orders: {
      storeCurrency: profile.currency,
      storeCountry: profile.countryCode,
      channels: new Map(channels.map(({ id, name, type }) => [id, { name, type }])),
      statuses: settings.orderStatuses,
      products: settings.products,
    },
    hasMetrics:
      people.plan.lines.some(({ source }) => isComputed(source)) ||
      LISTS_OF_ORDERS.some((name) => hasList(settings, name)),
    nameStatus: statusNames(bigcommerce, signal),
    connectedAt: connection?.connectedAt ?? Number.POSITIVE_INFINITY,
  };
}

function statusNames(bigcommerce: BigCommerceClient, signal: AbortSignal) {
  let asked: ReturnType<typeof bigcommerce.orders.listStatuses> | undefined;
  return async (statusId: number): Promise<string | undefined> => {
    asked ??= bigcommerce.orders.listStatuses({ signal });
    return (await asked).find(({ id }) => id === statusId)?.label;
  };
}
