import { useQuery } from '@tanstack/react-query';
import { Status } from '../../server/contract/status.ts';
import { IDLE_POLL_MS, LIVE_POLL_MS } from './polling.ts';
import { STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export function useStatus() {
  const api = useApi();
  return useQuery({
    queryKey: STATUS_KEY,
    queryFn: ({ signal }) => api.get('/api/status', { schema: Status, signal }),
    refetchInterval: ({ state }) =>
      state.data?.resources.customers.state === 'syncing' ? LIVE_POLL_MS : IDLE_POLL_MS,
  });
}
