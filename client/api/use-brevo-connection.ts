import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BrevoConnection } from '../../server/contract/connection.ts';
import { LISTS_KEY, MAPPING_KEY, STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const PATH = '/api/connections/brevo';

/** Checks a key with Brevo and keeps it if Brevo accepts it. */
export function useConnectBrevo() {
  const api = useApi();
  const afterwards = useReadAccountAgain();
  return useMutation({
    mutationFn: (apiKey: string) => api.put(PATH, { body: { apiKey }, schema: BrevoConnection }),
    onSuccess: afterwards,
  });
}

/** Tries the key that is kept once more, after something was mended in Brevo. */
export function useRecheckBrevo() {
  const api = useApi();
  const afterwards = useReadAccountAgain();
  return useMutation({
    mutationFn: () => api.post(`${PATH}/check`, { schema: BrevoConnection }),
    onSuccess: afterwards,
  });
}

export function useDisconnectBrevo() {
  const api = useApi();
  const afterwards = useReadAccountAgain();
  return useMutation({ mutationFn: () => api.delete(PATH), onSuccess: afterwards });
}

/** Switches eCommerce on in Brevo, which takes it some minutes; what waits for it goes on by itself. */
export function useActivateEcommerce() {
  const api = useApi();
  return useMutation({ mutationFn: () => api.post(`${PATH}/ecommerce`) });
}

/** Another key may be another account: other lists, other attributes. */
function useReadAccountAgain() {
  const queries = useQueryClient();
  return async () => {
    queries.removeQueries({ queryKey: LISTS_KEY });
    queries.removeQueries({ queryKey: MAPPING_KEY });
    await queries.invalidateQueries({ queryKey: STATUS_KEY });
  };
}
