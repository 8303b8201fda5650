import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { Failures, RetriedFailures, type RetryFailures } from '../../server/contract/failure.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { FAILURES_KEY, STATUS_KEY, SYNCS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const PAGE_SIZE = '5';

/** The records that did not arrive whole, a page at a time; of one reason, or of all. */
export function useFailures(reason: string | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [...FAILURES_KEY, reason],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ resource: 'customers', limit: PAGE_SIZE });
      if (reason) query.set('reason', reason);
      if (pageParam) query.set('after', pageParam);
      return api.get(`/api/failures?${query}`, { schema: Failures, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // Another reason is another list; until it is here the old one stays, so nothing jumps.
    placeholderData: (previous) => previous,
    refetchInterval: IDLE_POLL_MS,
  });
}

export function useRetryFailures() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (which: z.input<typeof RetryFailures>) =>
      api.post('/api/failures/retry', { body: which, schema: RetriedFailures }),
    onSuccess: () =>
      Promise.all(
        [FAILURES_KEY, STATUS_KEY, SYNCS_KEY].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
