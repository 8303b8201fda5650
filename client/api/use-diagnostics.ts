import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type CheckId, Diagnostics, type Mend } from '../../server/contract/diagnostics.ts';
import { LIVE_POLL_MS } from './polling.ts';
import { STATUS_KEY, SYNCS_KEY } from './query-keys.ts';
import { useApi } from './use-api.ts';

const KEY = ['diagnostics'];
const PATH = '/api/diagnostics';

/** What the last look found. What was being mended is looked at again when that is over. */
export function useDiagnostics() {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => {
      const before = queries.getQueryData<Diagnostics>(KEY);
      const report = await api.get(PATH, { schema: Diagnostics, signal });
      const mended = before ? mendedSince(before, report) : [];
      if (mended.length === 0) return report;
      const body = { checks: mended };
      // Somebody has looked too often: what is known stays, and can be looked at by hand later.
      return api.post(PATH, { body, schema: Diagnostics, signal }).catch(() => report);
    },
    refetchInterval: ({ state }) => chooseInterval(state.data),
  });
}

/** Looks anew at everything, or at one check. */
export function useRunDiagnostics() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (checks: CheckId[] | undefined) =>
      api.post(PATH, { body: { checks }, schema: Diagnostics }),
    onSuccess: (report) => queries.setQueryData(KEY, report),
  });
}

/** Lets the app mend what a check found. What is done at once is looked at again at once. */
export function useMend() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, mend }: { id: CheckId; mend: Mend }) => {
      const report = await api.post(`${PATH}/mend`, { body: { mend }, schema: Diagnostics });
      const isUnderWay = report.checks.some((one) => one.id === id && one.isMending);
      if (isUnderWay) return report;
      return api.post(PATH, { body: { checks: [id] }, schema: Diagnostics });
    },
    onSuccess: (report) => queries.setQueryData(KEY, report),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: STATUS_KEY });
      void queries.invalidateQueries({ queryKey: SYNCS_KEY });
    },
  });
}

function mendedSince(before: Diagnostics, now: Diagnostics): CheckId[] {
  const wasMending = new Set(before.checks.filter((one) => one.isMending).map(({ id }) => id));
  return now.checks.filter((one) => wasMending.has(one.id) && !one.isMending).map(({ id }) => id);
}

function chooseInterval(report: Diagnostics | undefined): number | false {
  const isChanging = report?.isRunning || report?.checks.some(({ isMending }) => isMending);
  return isChanging ? LIVE_POLL_MS : false;
}
