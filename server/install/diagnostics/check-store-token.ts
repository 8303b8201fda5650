import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import { RemoteError } from '../../errors.ts';

/** Whether BigCommerce still takes our token. */
export function checkStoreToken({ remotes }: { remotes: RemoteClients }): Check<'store_token'> {
  return {
    id: 'store_token',
    async look(storeHash, signal) {
      const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
      try {
        await bigcommerce.getTime({ signal });
      } catch (error) {
        if (!(error instanceof RemoteError)) throw error;
        if (error.failure === 'credentials') return { state: 'problem', code: 'refused' };
        // A scope is missing, which has a check of its own; the token is good.
        if (error.failure !== 'permission') throw error;
      }
      return { state: 'ok', code: 'ok' };
    },
  };
}
