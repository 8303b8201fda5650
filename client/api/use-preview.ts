import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { StartedPreview, SyncRun, SyncRuns } from '../../server/contract/sync.ts';
import type { ApiClient } from './api-client.ts';
import { LIVE_POLL_MS } from './polling.ts';
import { SYNCS_KEY } from './query-keys.ts';
import { findLatestPreview, isLive } from './sync-runs.ts';
import { useApi } from './use-api.ts';

const PREVIEW_ID_KEY = ['preview-id'];
const FRESH_FOR_MS = 60 * 60_000;

/**
 * The count of what a first sync would do, under every consent mode at once. One that runs or was made within the
 * hour is picked up again, so a merchant who comes back does not wait twice.
 */
export function usePreview() {
  const api = useApi();
  const queries = useQueryClient();
  const id = useQuery({
    queryKey: PREVIEW_ID_KEY,
    queryFn: async ({ signal }) => {
      const previewId = await ensurePreview(api, signal);
      // Where the last count is looked for among the runs, this one is it now.
      void queries.invalidateQueries({ queryKey: SYNCS_KEY });
      return previewId;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const run = useQuery({
    queryKey: ['preview', id.data],
    queryFn: ({ signal }) =>
      api.get(`/api/syncs/${encodeURIComponent(id.data ?? '')}`, { schema: SyncRun, signal }),
    enabled: id.data !== undefined,
    refetchInterval: ({ state }) => (!state.data || isLive(state.data) ? LIVE_POLL_MS : false),
  });
  return {
    run: run.data,
    error: id.error ?? run.error,
    retry: () => (id.isError ? id.refetch() : run.refetch()),
  };
}

/** Counts anew. */
export function useRestartPreview() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => startPreview(api),
    onSuccess: (id) => {
      queries.setQueryData(PREVIEW_ID_KEY, id);
      // Where the last count is looked for among the runs, this one is it now.
      return queries.invalidateQueries({ queryKey: SYNCS_KEY });
    },
  });
}

async function ensurePreview(api: ApiClient, signal: AbortSignal): Promise<string> {
  const { runs } = await api.get('/api/syncs', { schema: SyncRuns, signal });
  const latest = findLatestPreview(runs);
  return latest && isUsable(latest) ? latest.id : startPreview(api);
}

async function startPreview(api: ApiClient): Promise<string> {
  const { run } = await api.post('/api/syncs/preview', { schema: StartedPreview });
  return run.id;
}

function isUsable(run: SyncRun): boolean {
  if (isLive(run)) return true;
  const ageMs = Date.now() - Date.parse(run.finishedAt ?? '');
  return run.state === 'succeeded' && ageMs < FRESH_FOR_MS;
}
