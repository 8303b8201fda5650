import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checklist, type ChecklistItem } from '../../server/contract/checklist.ts';
import type { ApiClient } from './api-client.ts';
import { useApi } from './use-api.ts';

const CHECKLIST_KEY = ['checklist'];

/** What somebody of the store has ticked off. */
export function useChecklist() {
  const query = checklistQuery(useApi());
  return useQuery({ ...query, select: ({ done }) => done });
}

export function checklistQuery(api: ApiClient) {
  return queryOptions({
    queryKey: CHECKLIST_KEY,
    queryFn: ({ signal }) => api.get('/api/checklist', { schema: Checklist, signal }),
  });
}

/** Ticks an item off, or on again. Shown at once, and taken back if it could not be saved. */
export function useTickOff() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ item, isDone }: { item: ChecklistItem; isDone: boolean }) =>
      isDone ? api.put(`/api/checklist/${item}`, {}) : api.delete(`/api/checklist/${item}`),
    onMutate: async ({ item, isDone }) => {
      await queries.cancelQueries({ queryKey: CHECKLIST_KEY });
      const before = queries.getQueryData<Checklist>(CHECKLIST_KEY);
      const others = (before?.done ?? []).filter((each) => each !== item);
      const done = isDone ? [...others, item] : others;
      if (before) queries.setQueryData<Checklist>(CHECKLIST_KEY, { done });
      return { before };
    },
    onError: (_error, _ticked, context) => {
      if (context?.before) queries.setQueryData(CHECKLIST_KEY, context.before);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: CHECKLIST_KEY }),
  });
}
