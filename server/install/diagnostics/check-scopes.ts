import type { Check } from '../../contract/diagnostics.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { missingScopes } from '../../manifest.ts';

/** Whether the store granted all that the app's manifest asks for. */
export function checkScopes({ stores }: { stores: StoreRepository }): Check<'scopes'> {
  return {
    id: 'scopes',
    async look(storeHash) {
      const store = await stores.find(storeHash);
      const missing = missingScopes(store?.scope ?? '');
      if (missing.length === 0) return { state: 'ok', code: 'ok' };
      return { state: 'problem', code: 'missing', params: { scopes: missing.join(', ') } };
    },
  };
}
