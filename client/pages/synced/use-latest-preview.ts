import { findLatestPreview } from '../../api/sync-runs.ts';
import { useRestartPreview } from '../../api/use-preview.ts';
import { useSyncs } from '../../api/use-syncs.ts';

/** The last count of what each consent mode would write. A count reads every customer, so only a merchant starts one. */
export function useLatestPreview() {
  const syncs = useSyncs();
  const restart = useRestartPreview();
  return {
    run: syncs.data && findLatestPreview(syncs.data),
    isPending: syncs.isPending,
    error: syncs.error ?? restart.error,
    isStarting: restart.isPending,
    start: () => restart.mutate(),
  };
}
