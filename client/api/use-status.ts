import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Status } from '../../server/contract/status.ts';
import { IDLE_POLL_MS, LIVE_POLL_MS, PENDING_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY, FAILURES_KEY, STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export function useStatus() {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: STATUS_KEY,
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Status>(STATUS_KEY);
      const status = await api.get('/api/status', { schema: Status, signal });
      // What waited has come to its end, such as a retry: the list of failures has changed with it.
      if (before && pendingOf(before) > 0 && pendingOf(status) === 0) {
        void queries.invalidateQueries({ queryKey: FAILURES_KEY });
        void queries.invalidateQueries({ queryKey: ACTIVITY_KEY });
      }
      return status;
    },
    refetchInterval: ({ state }) => chooseInterval(state.data),
  });
}

function chooseInterval(status: Status | undefined): number {
  const isSyncing = Object.values(status?.resources ?? {}).some(({ state }) => state === 'syncing');
  if (isSyncing) return LIVE_POLL_MS;
  return status && pendingOf(status) > 0 ? PENDING_POLL_MS : IDLE_POLL_MS;
}

function pendingOf(status: Status): number {
  return Object.values(status.resources).reduce((sum, { pending }) => sum + pending, 0);
}
