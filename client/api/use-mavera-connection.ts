import { useMutation, useQueryClient } from '@tanstack/react-query';
import { MaveraConnection } from '../../server/contract/connection.ts';
import { INSIGHTS_KEY, STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const PATH = '/api/connections/mavera';

/** Tries a key with Mavera, at no cost, and keeps it if Mavera accepts it. */
export function useConnectMavera() {
  const api = useApi();
  const afterwards = useReadConnectionAgain();
  return useMutation({
    mutationFn: (apiKey: string) => api.put(PATH, { body: { apiKey }, schema: MaveraConnection }),
    onSuccess: afterwards,
  });
}

/** Tries the key that is kept once more, after something was mended in Mavera. */
export function useRecheckMavera() {
  const api = useApi();
  const afterwards = useReadConnectionAgain();
  return useMutation({
    mutationFn: () => api.post(`${PATH}/check`, { schema: MaveraConnection }),
    onSuccess: afterwards,
  });
}

export function useDisconnectMavera() {
  const api = useApi();
  const afterwards = useReadConnectionAgain();
  return useMutation({ mutationFn: () => api.delete(PATH), onSuccess: afterwards });
}

/** Credits are another account's, and runs that waited for a key go on. */
function useReadConnectionAgain() {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [STATUS_KEY, INSIGHTS_KEY].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
  };
}
