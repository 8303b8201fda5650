import { useMutation, useQuery } from '@tanstack/react-query';
import {
  CountedSegments,
  type PersonaOptions,
  Personas,
  SegmentFields,
  Speakers,
} from '../../server/contract/personas.ts';
import { INSIGHTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const PATH = '/api/insights/personas';

/** The personas that there are, and whether somebody deleted one in Mavera. */
export function usePersonas() {
  const api = useApi();
  return useQuery({
    queryKey: [...INSIGHTS_KEY, 'personas'],
    queryFn: ({ signal }) => api.get(PATH, { schema: Personas, signal }),
  });
}

/** What customers of this store can be parted by. */
export function useSegmentFields() {
  const api = useApi();
  return useQuery({
    queryKey: [...INSIGHTS_KEY, 'persona-fields'],
    queryFn: ({ signal }) => api.get(`${PATH}/fields`, { schema: SegmentFields, signal }),
    staleTime: 60_000,
  });
}

/** Who can answer for Mavera. */
export function useSpeakers() {
  const api = useApi();
  return useQuery({
    queryKey: [...INSIGHTS_KEY, 'speakers'],
    queryFn: ({ signal }) => api.get(`${PATH}/speakers`, { schema: Speakers, signal }),
    staleTime: 60_000,
  });
}

/** The segments that these options would make, with their sizes. Costs no credits, and keeps nothing. */
export function usePreviewSegments() {
  const api = useApi();
  return useMutation({
    mutationFn: (options: PersonaOptions) =>
      api.post(`${PATH}/preview`, { body: options, schema: CountedSegments }),
  });
}
