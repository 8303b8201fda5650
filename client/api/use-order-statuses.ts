import { useQuery } from '@tanstack/react-query';
import { OrderStatuses } from '../../server/contract/order-status.ts';
import { useApi } from './use-api.ts';

/** The store's order statuses, under the merchant's own names. */
export function useOrderStatuses() {
  const api = useApi();
  return useQuery({
    queryKey: ['order-statuses'],
    queryFn: ({ signal }) => api.get('/api/order-statuses', { schema: OrderStatuses, signal }),
    select: ({ statuses }) => statuses,
    staleTime: 60_000,
  });
}
