import type { RemoteClients } from '../../../clients/remote-clients.ts';
import type { CustomerMapping } from '../../../contract/mapping.ts';
import { toDefinitions } from '../walk/customer-setup.ts';
import { planMapping } from './mapping-plan.ts';

/** What a mapping means in this store and account, for somebody who waits. One call to Brevo, and one to the store if needed. */
export async function readAttributePlan(
  remotes: RemoteClients,
  storeHash: string,
  mapping: CustomerMapping,
  signal: AbortSignal,
) {
  const brevo = await remotes.brevo(storeHash, { interactive: true });
  const account = await brevo.listAttributes({ signal });
  const usesOwnFields = mapping.some(({ source }) => source.startsWith('attributes['));
  const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
  const definitions = usesOwnFields
    ? await bigcommerce.customerFields.listAttributes({ signal })
    : [];
  return { brevo, account, plan: planMapping(mapping, account, toDefinitions(definitions)) };
}
