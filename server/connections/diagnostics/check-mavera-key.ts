import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import { RemoteError } from '../../errors.ts';

/** Whether Mavera takes the key, and the account is paid for. Asking costs no credits (reference/mavera-and-peers.md §1.1). */
export function checkMaveraKey({
  remotes,
  connections,
}: {
  remotes: RemoteClients;
  connections: ConnectionRepository;
}): Check<'mavera_key'> {
  return {
    id: 'mavera_key',
    async look(storeHash, signal) {
      if (!(await connections.find(storeHash, 'mavera'))) return { state: 'off', code: 'off' };
      const mavera = await remotes.mavera(storeHash, { interactive: true });
      try {
        await mavera.getUsage({ signal });
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        if (error.failure === 'unpaid') return { state: 'problem', code: 'unpaid' };
        if (error.isCredentialFailure) return { state: 'problem', code: 'refused' };
        throw error;
      }
      return { state: 'ok', code: 'ok' };
    },
  };
}
