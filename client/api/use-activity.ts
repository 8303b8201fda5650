import { useInfiniteQuery } from '@tanstack/react-query';
import { Activity } from '../../server/contract/activity.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const PAGE_SIZE = '8';

/** What happened, newest first. */
export function useActivity() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ACTIVITY_KEY,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: PAGE_SIZE });
      if (pageParam) query.set('after', pageParam);
      return api.get(`/api/activity?${query}`, { schema: Activity, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: IDLE_POLL_MS,
  });
}
