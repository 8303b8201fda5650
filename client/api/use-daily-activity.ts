import { useQuery } from '@tanstack/react-query';
import { DailyActivity } from '../../server/contract/daily-activity.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

/** How much was written to Brevo in the last 30 days, and today by the hour. */
export function useDailyActivity() {
  const api = useApi();
  return useQuery({
    // Made stale with the activity: what happened is what is counted.
    queryKey: [...ACTIVITY_KEY, 'daily'],
    queryFn: ({ signal }) => api.get('/api/activity/daily', { schema: DailyActivity, signal }),
    refetchInterval: 4 * IDLE_POLL_MS,
  });
}
