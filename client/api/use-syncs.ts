import {
  type QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type * as z from 'zod';
import { type NewSync, StartedSyncs, type SyncRun, SyncRuns } from '../../server/contract/sync.ts';
import type { ApiClient } from './api-client.ts';
import { IDLE_POLL_MS, LIVE_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY, FAILURES_KEY, STATUS_KEY, SYNCS_KEY } from './query-keys.ts';
import { isLive } from './sync-runs.ts';
import { useApi } from './use-api.ts';

/** The latest runs, previews among them. */
export function useSyncs() {
  const query = syncsQuery(useApi());
  return useQuery({
    ...query,
    refetchInterval: ({ state }) => (state.data?.some(isLive) ? LIVE_POLL_MS : IDLE_POLL_MS),
  });
}

export function syncsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: SYNCS_KEY,
    queryFn: async ({ client, signal }) => {
      const before = client.getQueryData<SyncRun[]>(SYNCS_KEY) ?? [];
      const { runs } = await api.get('/api/syncs', { schema: SyncRuns, signal });
      const hasCounts = client.getQueryData(STATUS_KEY) !== undefined;
      if (hasCounts && hasEnded(before, runs)) await readResultsAgain(client);
      return runs;
    },
  });
}

/** Starts syncs of these kinds, or of all that are switched on; one that is running already goes on. */
export function useStartSync() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: z.input<typeof NewSync>) =>
      api.post('/api/syncs', { body: what, schema: StartedSyncs }),
    onSuccess: () =>
      Promise.all([queries.invalidateQueries({ queryKey: SYNCS_KEY }), readResultsAgain(queries)]),
  });
}

/** Ends live syncs. */
export function useCancelSyncs() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) =>
      Promise.all(ids.map((id) => api.post(`/api/syncs/${encodeURIComponent(id)}/cancel`))),
    onSuccess: () => queries.invalidateQueries({ queryKey: SYNCS_KEY }),
  });
}

/** Also for a run that began and ended between two looks. */
function hasEnded(before: SyncRun[], after: SyncRun[]): boolean {
  const known = new Set(before.filter((run) => !isLive(run)).map((run) => run.id));
  return after.some((run) => !isLive(run) && !known.has(run.id));
}

/** What a run changes. Waits for the counts, so that the page never shows a finished run beside old ones. */
async function readResultsAgain(queries: QueryClient): Promise<void> {
  for (const queryKey of [FAILURES_KEY, ACTIVITY_KEY]) void queries.invalidateQueries({ queryKey });
  await queries.invalidateQueries({ queryKey: STATUS_KEY });
}
