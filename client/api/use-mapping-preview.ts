import { useQuery } from '@tanstack/react-query';
import { type CustomerMapping, MappingPreview } from '../../server/contract/mapping.ts';
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

/**
 * A mapping that is not saved yet, applied to a few of the store's customers, with what saving it would resend. While
 * another one is asked for, the one before is still shown. `version` is that of the settings, by which resending is told.
 */
export function useDraftPreview(customerMapping: CustomerMapping, version: number) {
  const api = useApi();
  return useQuery({
    queryKey: [...MAPPING_KEY, version, customerMapping],
    queryFn: ({ signal }) =>
      api.post('/api/mapping/preview', {
        body: { customerMapping },
        schema: MappingPreview,
        signal,
      }),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  });
}
