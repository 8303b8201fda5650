import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  InsightDryRun,
  type InsightKind,
  InsightRun,
  InsightRunDetail,
  InsightRuns,
} from '../../server/contract/insights.ts';
import { isLiveInsight } from './insight-runs.ts';
import { IDLE_POLL_MS, LIVE_POLL_MS, PENDING_POLL_MS } from './polling.ts';
import { INSIGHTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';
import { readInsightsAgain } from './use-insights.ts';

const keyOf = (kind: InsightKind) => [...INSIGHTS_KEY, 'runs', kind];
const pathOf = (runId: string) => `/api/insights/runs/${encodeURIComponent(runId)}`;

/** The last runs of an analysis, newest first. */
export function useInsightRuns(kind: InsightKind) {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keyOf(kind),
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<InsightRun[]>(keyOf(kind)) ?? [];
      const path = `/api/insights/jobs/${kind}/runs`;
      const { runs } = await api.get(path, { schema: InsightRuns, signal });
      if (before.length > 0 && liveIn(before) !== liveIn(runs)) void readResultsAgain(queries);
      return runs;
    },
    refetchInterval: ({ state }) => chooseInterval(state.data ?? []),
  });
}

/** What a run that began or ended changes beside the list of runs. */
async function readResultsAgain(queries: QueryClient): Promise<void> {
  for (const part of ['run', 'personas'])
    void queries.invalidateQueries({ queryKey: [...INSIGHTS_KEY, part] });
  await readInsightsAgain(queries);
}

function liveIn(runs: InsightRun[]): string | undefined {
  return runs.find(isLiveInsight)?.id;
}

function chooseInterval(runs: InsightRun[]): number {
  const live = runs.find(isLiveInsight);
  if (live?.state === 'queued' || live?.state === 'running') return LIVE_POLL_MS;
  return live ? PENDING_POLL_MS : IDLE_POLL_MS;
}

/** A run with what it found, compared with the result before it, or with that of another run. */
export function useInsightRun(runId: string | undefined, compareWith?: string) {
  const api = useApi();
  const query = compareWith ? `?compareWith=${encodeURIComponent(compareWith)}` : '';
  return useQuery({
    queryKey: [...INSIGHTS_KEY, 'run', runId, compareWith],
    queryFn: ({ signal }) =>
      api.get(pathOf(runId ?? '') + query, { schema: InsightRunDetail, signal }),
    enabled: runId !== undefined,
    // What a run that is over found does not change; what it is compared with stays on screen while another is fetched.
    staleTime: 60_000,
    placeholderData: (before) => (before?.id === runId ? before : undefined),
  });
}

/** What a run would send, and what that costs. Takes as long as reading the figures does. */
export function useDryRun(kind: InsightKind) {
  const api = useApi();
  return useMutation({
    mutationFn: () => api.post(`/api/insights/jobs/${kind}/dry-run`, { schema: InsightDryRun }),
  });
}

/** Starts a run; one that is live goes on. */
export function useStartInsight(kind: InsightKind) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.post(`/api/insights/jobs/${kind}/run`, { schema: InsightRun }),
    onSuccess: (run) => showRun(queries, run),
  });
}

/** What is done about a run that is live. */
type RunCommand =
  | { do: 'cancel' }
  | { do: 'answer'; text: string }
  | { do: 'confirm'; names: string[]; credits: number }
  | { do: 'resume'; repeatUnsure: boolean };

export function useRunCommand(runId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ do: command, ...body }: RunCommand) =>
      api.post(`${pathOf(runId)}/${command}`, {
        schema: InsightRun,
        body: command === 'cancel' ? undefined : body,
      }),
    onSuccess: (run) => showRun(queries, run),
    // Somebody else may have answered, or it ended: what is on the page is old.
    onError: () => queries.invalidateQueries({ queryKey: [...INSIGHTS_KEY, 'runs'] }),
  });
}

/** At once, and then as the server has it. */
function showRun(queries: QueryClient, run: InsightRun): Promise<void> {
  queries.setQueryData<InsightRun[]>(keyOf(run.kind), (runs = []) =>
    runs.some(({ id }) => id === run.id)
      ? runs.map((one) => (one.id === run.id ? run : one))
      : [run, ...runs],
  );
  void readResultsAgain(queries);
  return queries.invalidateQueries({ queryKey: keyOf(run.kind) });
}
