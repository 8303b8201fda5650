import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListPeople } from '../../server/contract/list-people.ts';
import { Storefronts } from '../../server/contract/storefront.ts';
import { STOREFRONTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

/** Where the store sells. */
export function useStorefronts() {
  const api = useApi();
  return useQuery({
    queryKey: STOREFRONTS_KEY,
    queryFn: ({ signal }) => api.get('/api/storefronts', { schema: Storefronts, signal }),
    select: ({ storefronts }) => storefronts,
  });
}

/** Whom each list is about, in numbers. Counting takes a moment, so no page waits for it. */
export function useListPeople() {
  const api = useApi();
  return useQuery({
    queryKey: [...STOREFRONTS_KEY, 'people'],
    queryFn: ({ signal }) => api.get('/api/storefronts/people', { schema: ListPeople, signal }),
    staleTime: 60_000,
  });
}

/** The merchant knows that a storefront is new. */
export function useSeeStorefront() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.post(`/api/storefronts/${id}/seen`, { schema: Storefronts }),
    onSuccess: (storefronts) => queries.setQueryData(STOREFRONTS_KEY, storefronts),
  });
}
