import {
  keepPreviousData,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type * as z from 'zod';
import {
  ChangedFailures,
  type ChosenFailures,
  FailureCauses,
  type FailureState,
  Failures,
  RetriedFailures,
  type RetryFailures,
} from '../../server/contract/failure.ts';
import type { Resource } from '../../server/contract/sync.ts';
import { IDLE_POLL_MS, PENDING_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY, FAILURES_KEY, STATUS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export interface ProblemFilter {
  state: FailureState;
  resource?: Resource;
  reason?: string;
  severity?: 'failed' | 'warning';
}

/** What is wrong, each thing once; and how many records need a look or are ignored. */
export function useFailureCauses(state: FailureState) {
  const api = useApi();
  return useQuery({
    queryKey: [...FAILURES_KEY, 'causes', state],
    queryFn: ({ signal }) =>
      api.get(`/api/failures/causes?state=${state}`, { schema: FailureCauses, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: IDLE_POLL_MS,
  });
}

/** One page of the records behind it. Until another page is here the old one stays, so nothing jumps. */
export function useFailurePage(filter: ProblemFilter, after: string, limit: number) {
  const api = useApi();
  const query = toQuery(filter);
  query.set('limit', String(limit));
  if (after) query.set('after', after);
  return useQuery({
    queryKey: [...FAILURES_KEY, 'page', query.toString()],
    queryFn: ({ signal }) => api.get(`/api/failures?${query}`, { schema: Failures, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.failures.some(({ isRetrying }) => isRetrying) ? PENDING_POLL_MS : IDLE_POLL_MS,
  });
}

type Chosen = z.input<typeof ChosenFailures>;
export type Change =
  | { to: 'retry'; which: z.input<typeof RetryFailures> }
  | { to: 'ignore' | 'restore'; which: Chosen };

const CHANGES = ['change-failures'];

/** Tries records again, or leaves them as they are, or takes that back. Answers how many it was about. */
export function useChangeFailures() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationKey: CHANGES,
    mutationFn: async ({ to, which }: Change) => {
      const path = `/api/failures/${to}`;
      if (to === 'retry')
        return (await api.post(path, { body: which, schema: RetriedFailures })).retried;
      return (await api.post(path, { body: which, schema: ChangedFailures })).changed;
    },
    // Under way until the tables have been read again, so that no row comes back for a moment.
    onSettled: () =>
      Promise.all(
        [FAILURES_KEY, STATUS_KEY, ACTIVITY_KEY].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** What is under way, each with the records that it is about: shown as done before it is. */
export function useChangesUnderWay(): Change[] {
  return useMutationState({
    filters: { mutationKey: CHANGES, status: 'pending' },
    select: ({ state }) => state.variables as Change,
  });
}

/** All records that match, as a table for a spreadsheet. */
export function useDownloadFailures() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ filter, language }: { filter: ProblemFilter; language: string }) => {
      const query = toQuery(filter);
      query.set('language', language);
      return api.download(`/api/failures/csv?${query}`);
    },
  });
}

function toQuery({ state, resource, reason, severity }: ProblemFilter): URLSearchParams {
  const query = new URLSearchParams({ state });
  if (resource) query.set('resource', resource);
  if (reason) query.set('reason', reason);
  if (severity) query.set('severity', severity);
  return query;
}
