import type { Run } from '../../db/journal/sync-runs.ts';

/** Its job comes back by itself. Only what waits for eCommerce has none: asking for it again is how it is tried again. */
export function waitsForItsJob({ state, problem }: Run): boolean {
  return state === 'waiting' && problem?.code !== 'brevo_ecommerce_inactive';
}

/** One job for a run of a kind. */
export function jobKeyOf(run: Pick<Run, 'resource' | 'mode'>): string {
  return run.mode === 'preview' ? `preview:${run.resource}` : `sync:${run.resource}`;
}

/** What works on a run. Its payload says which run that is. */
export function jobOf(run: Run) {
  return {
    storeHash: run.storeHash,
    kind: run.mode === 'preview' ? `preview-${run.resource}` : `sync-${run.resource}`,
    key: jobKeyOf(run),
    payload: { runId: run.id },
  };
}
