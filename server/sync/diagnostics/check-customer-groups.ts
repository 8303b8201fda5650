import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import { RemoteError } from '../../errors.ts';

/** Whether the names of customer groups can be read, which a mapping may use. */
export function checkCustomerGroups({
  remotes,
}: {
  remotes: RemoteClients;
}): Check<'customer_groups'> {
  return {
    id: 'customer_groups',
    async look(storeHash, signal) {
      const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
      try {
        const { length } = await bigcommerce.customerFields.listGroups({ signal });
        if (length === 0) return { state: 'ok', code: 'none' };
        return { state: 'ok', code: 'ok', params: { number: length } };
      } catch (error) {
        if (error instanceof RemoteError && error.failure === 'permission')
          return { state: 'problem', code: 'refused' };
        throw error;
      }
    },
  };
}
