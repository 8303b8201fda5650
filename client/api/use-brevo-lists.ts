import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BrevoList, BrevoLists } from '../../server/contract/brevo-account.ts';
import { LISTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export function useBrevoLists({ enabled = true } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: LISTS_KEY,
    queryFn: ({ signal }) => api.get('/api/brevo/lists', { schema: BrevoLists, signal }),
    select: ({ lists }) => lists,
    staleTime: 60_000,
    enabled,
  });
}

export function useCreateBrevoList() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      api.post('/api/brevo/lists', { body: { name }, schema: BrevoList }),
    onSuccess: () => queries.invalidateQueries({ queryKey: LISTS_KEY }),
  });
}
