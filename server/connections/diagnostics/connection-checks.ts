import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { AnyCheck } from '../../contract/diagnostics.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import { checkBrevoAddress, checkBrevoKey, checkBrevoPermissions } from './check-brevo-key.ts';
import { checkMaveraKey } from './check-mavera-key.ts';

/** What can be wrong with the keys of other services. */
export function connectionChecks(deps: {
  remotes: RemoteClients;
  connections: ConnectionRepository;
}): AnyCheck[] {
  return [
    checkBrevoKey(deps),
    checkBrevoAddress(deps),
    checkBrevoPermissions(deps),
    checkMaveraKey(deps),
  ];
}
