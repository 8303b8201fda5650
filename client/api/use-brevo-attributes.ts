import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  BrevoAttribute,
  BrevoAttributes,
  type NewBrevoAttribute,
} from '../../server/contract/brevo-account.ts';
import { ATTRIBUTES_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

/** What the account has; several categories, of which only some can be written. */
export function useBrevoAttributes({ enabled = true } = {}) {
  const api = useApi();
  return useQuery({
    queryKey: ATTRIBUTES_KEY,
    queryFn: ({ signal }) => api.get('/api/brevo/attributes', { schema: BrevoAttributes, signal }),
    select: ({ attributes }) => attributes,
    staleTime: 60_000,
    enabled,
  });
}

export function useCreateBrevoAttribute() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: z.output<typeof NewBrevoAttribute>) =>
      api.post('/api/brevo/attributes', { body: wanted, schema: BrevoAttribute }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ATTRIBUTES_KEY }),
  });
}
