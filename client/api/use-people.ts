import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { AppUsers, Audit } from '../../server/contract/people.ts';
import { useApi } from './use-api.ts';

const PAGE_SIZE = '20';

/** Who may open the app. */
export function useUsers() {
  const api = useApi();
  return useQuery({
    queryKey: ['users'],
    queryFn: ({ signal }) => api.get('/api/users', { schema: AppUsers, signal }),
    select: ({ users }) => users,
  });
}

/** Who changed what, newest first, a page at a time; of one person, or of all. */
export function useAudit(userId: number | undefined) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: ['audit', userId],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: PAGE_SIZE });
      if (userId !== undefined) query.set('userId', String(userId));
      if (pageParam) query.set('after', pageParam);
      return api.get(`/api/audit?${query}`, { schema: Audit, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    // Another person is another list; until it is here the old one stays, so nothing jumps.
    placeholderData: (previous) => previous,
  });
}
