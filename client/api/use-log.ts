import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Activity } from '../../server/contract/activity.ts';
import { IDLE_POLL_MS } from './polling.ts';
import { ACTIVITY_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

export interface LogFilter {
  /** Several with commas between them. */
  kind?: string;
  level?: string;
  text?: string;
  /** ISO 8601. */
  from?: string;
  to?: string;
  /** In which `text` is looked for. */
  language: string;
}

/** One page of what happened, newest first. The newest page is read again now and then. */
export function useLog(filter: LogFilter, after: string, limit: number) {
  const api = useApi();
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ ...filter, after }))
    if (value) query.set(name, value);
  return useQuery({
    queryKey: [...ACTIVITY_KEY, 'page', query.toString()],
    queryFn: ({ signal }) => api.get(`/api/activity?${query}`, { schema: Activity, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: after ? false : IDLE_POLL_MS,
  });
}
