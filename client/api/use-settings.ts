import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Settings, type SettingsDocument } from '../../server/contract/settings.ts';
import type { ApiClient } from './api-client.ts';
import { useApi } from './use-api.ts';

const SETTINGS_KEY = ['settings'];
/** A page that is opened so soon after they were read shows what was read. */
const JUST_READ_MS = 1_000;

export function useSettings() {
  const query = settingsQuery(useApi());
  return useQuery({
    ...query,
    // Read when a page opens and never behind its back: the version we hold must be the one a merchant is looking
    // at, or a save would silently undo what somebody else saved in between.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: ({ state }) =>
      Date.now() - state.dataUpdatedAt > JUST_READ_MS ? 'always' : false,
  });
}

export function settingsQuery(api: ApiClient) {
  return queryOptions({
    queryKey: SETTINGS_KEY,
    queryFn: ({ signal }) => api.get('/api/settings', { schema: Settings, signal }),
  });
}

/** Reads the settings as they are now, past what is remembered. Rejects when they cannot be read. */
export function useReadSettings() {
  const query = settingsQuery(useApi());
  const queries = useQueryClient();
  return () => queries.fetchQuery({ ...query, staleTime: 0 });
}

/**
 * Saves the sections that change, made from `version`. If someone else saved since, it is refused with
 * `settings_changed` and nothing is lost: the form stays as it is until the merchant reads the newer settings.
 */
export function useSaveSettings() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (update: Partial<SettingsDocument> & { version: number }) =>
      api.put('/api/settings', { body: update, schema: Settings }),
    onSuccess: (saved) => queries.setQueryData(SETTINGS_KEY, saved),
  });
}
