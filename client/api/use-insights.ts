import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  InsightOverview,
  InsightSettings,
  type InsightSettingsDocument,
} from '../../server/contract/insights.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { INSIGHTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const OVERVIEW_KEY = [...INSIGHTS_KEY, 'overview'];
const SETTINGS_KEY = [...INSIGHTS_KEY, 'settings'];
const PATH = '/api/insights';

/**
 * Every analysis with its live and its last run, and the credits. Each reading asks Mavera what is left, and an account has few
 * requests a minute: what a run does meanwhile is read by itself.
 */
export function useInsights() {
  const api = useApi();
  return useQuery({
    queryKey: OVERVIEW_KEY,
    queryFn: ({ signal }) => api.get(PATH, { schema: InsightOverview, signal }),
    refetchInterval: 4 * IDLE_POLL_MS,
  });
}

/** What a run changes beside itself. */
export function readInsightsAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: OVERVIEW_KEY });
}

/** What all analyses together may spend. */
export function useInsightSettings() {
  const api = useApi();
  return useQuery({
    queryKey: SETTINGS_KEY,
    queryFn: ({ signal }) => api.get(`${PATH}/settings`, { schema: InsightSettings, signal }),
    // As with the settings of the sync: never behind the back of whoever changes them.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
}

/** How they are written, and read past what is remembered. */
export function useInsightSettingsDoor() {
  const api = useApi();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (update: Partial<InsightSettingsDocument> & { version: number }) =>
      api.put(`${PATH}/settings`, { body: update, schema: InsightSettings }),
    onSuccess: (saved) => {
      queries.setQueryData(SETTINGS_KEY, saved);
      return readInsightsAgain(queries);
    },
  });
  const read = () =>
    queries.fetchQuery({
      queryKey: SETTINGS_KEY,
      queryFn: ({ signal }) => api.get(`${PATH}/settings`, { schema: InsightSettings, signal }),
      staleTime: 0,
    });
  return { save, read };
}
