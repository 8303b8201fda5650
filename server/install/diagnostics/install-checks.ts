import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { AnyCheck } from '../../contract/diagnostics.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { checkScopes } from './check-scopes.ts';
import { checkStoreToken } from './check-store-token.ts';

/** What can be wrong with the app's place in the store. */
export function installChecks(deps: {
  stores: StoreRepository;
  remotes: RemoteClients;
}): AnyCheck[] {
  return [checkStoreToken(deps), checkScopes(deps)];
}
