import { useQuery } from '@tanstack/react-query';
import { MappingPreview } from '../../server/contract/mapping.ts';
import { MAPPING_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

/** The mapping in force, applied to a few of the store's customers. */
export function useMappingPreview() {
  const api = useApi();
  return useQuery({
    queryKey: MAPPING_KEY,
    queryFn: ({ signal }) =>
      api.post('/api/mapping/preview', {
        body: { customerMapping: null },
        schema: MappingPreview,
        signal,
      }),
    staleTime: 60_000,
  });
}
