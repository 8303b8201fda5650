import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  InsightJob,
  type InsightJobDocument,
  type InsightKind,
} from '../../server/contract/insights.ts';
import { INSIGHTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';
import { readInsightsAgain } from './use-insights.ts';

const keyOf = (kind: InsightKind) => [...INSIGHTS_KEY, 'job', kind];
const pathOf = (kind: InsightKind) => `/api/insights/jobs/${kind}`;

/** When an analysis runs, and what it looks at. */
export function useInsightJob(kind: InsightKind) {
  const api = useApi();
  return useQuery({
    queryKey: keyOf(kind),
    queryFn: ({ signal }) => api.get(pathOf(kind), { schema: InsightJob, signal }),
    // As with the settings of the sync: never behind the back of whoever changes them.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
}

/** How that is written, and read past what is remembered. */
export function useInsightJobDoor(kind: InsightKind) {
  const api = useApi();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (update: Partial<InsightJobDocument> & { version: number }) =>
      api.put(pathOf(kind), { body: update, schema: InsightJob }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(kind), saved);
      return readInsightsAgain(queries);
    },
  });
  const read = () =>
    queries.fetchQuery({
      queryKey: keyOf(kind),
      queryFn: ({ signal }) => api.get(pathOf(kind), { schema: InsightJob, signal }),
      staleTime: 0,
    });
  return { save, read };
}
