import { queryOptions, useQuery } from '@tanstack/react-query';
import { Status } from '../../server/contract/status.ts';
import type { ApiClient } from './api-client.ts';
import { IDLE_POLL_MS, LIVE_POLL_MS, PENDING_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY, FAILURES_KEY, STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export function useStatus() {
  const query = statusQuery(useApi());
  return useQuery({ ...query, refetchInterval: ({ state }) => chooseInterval(state.data) });
}

export function statusQuery(api: ApiClient) {
  return queryOptions({
    queryKey: STATUS_KEY,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<Status>(STATUS_KEY);
      const status = await api.get('/api/status', { schema: Status, signal });
      // What waited has come to its end, such as a retry: the list of failures has changed with it.
      if (before && pendingOf(before) > 0 && pendingOf(status) === 0) {
        void client.invalidateQueries({ queryKey: FAILURES_KEY });
        void client.invalidateQueries({ queryKey: ACTIVITY_KEY });
      }
      return status;
    },
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
