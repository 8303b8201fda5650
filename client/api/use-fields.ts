import { useQuery } from '@tanstack/react-query';
import { Fields } from '../../server/contract/mapping.ts';
import { useApi } from './use-api.ts';

/** Every field of this store that can be mapped. What a merchant adds to the store meanwhile is there when they come back. */
export function useFields() {
  const api = useApi();
  return useQuery({
    queryKey: ['fields'],
    queryFn: ({ signal }) => api.get('/api/fields', { schema: Fields, signal }),
    select: ({ fields }) => fields,
    staleTime: 60_000,
  });
}
