import { useQuery } from '@tanstack/react-query';
import { ReviewedProducts } from '../../server/contract/brand-health.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { INSIGHTS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

/** Products with reviews whose name has a text in it, or exactly those with these ids. */
export function useReviewedProducts(which: { text: string } | { ids: number[] }) {
  const api = useApi();
  const query = new URLSearchParams(
    'ids' in which ? { ids: which.ids.join(',') } : { text: which.text },
  );
  return useQuery({
    queryKey: [...INSIGHTS_KEY, 'reviewed-products', query.toString()],
    queryFn: ({ signal }) =>
      api.get(`/api/insights/reviewed-products?${query}`, { schema: ReviewedProducts, signal }),
    enabled: !('ids' in which) || which.ids.length > 0,
    staleTime: 60_000,
    // What was found before stays while the next letter is asked about.
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => (state.data?.isRead === false ? IDLE_POLL_MS : false),
  });
}
