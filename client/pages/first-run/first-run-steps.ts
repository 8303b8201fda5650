import type { Settings } from '../../../server/contract/settings.ts';
import type { Status } from '../../../server/contract/status.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { customerSyncs, findLatestPreview } from '../../api/sync-runs.ts';

export const STEPS = ['connect', 'list', 'review', 'start'] as const;
export type Step = (typeof STEPS)[number];

export interface FirstRunData {
  status: Status;
  settings: Settings;
  runs: SyncRun[];
}

export function isStep(text: string | undefined): text is Step {
  return STEPS.includes(text as Step);
}

/** A sync was started, or had been: the first run is behind this store. */
export function isSetUp(status: Status, runs: SyncRun[]): boolean {
  return status.lastSync !== null || customerSyncs(runs).length > 0;
}

/** What is done is read from the server's data alone, so that anyone can go on where anyone left off. */
export function isDone(step: Step, { status, settings, runs }: FirstRunData): boolean {
  switch (step) {
    case 'connect':
      return status.brevo.state === 'connected';
    case 'list':
      return settings.lists.allCustomers !== null;
    case 'review':
      return findLatestPreview(runs)?.state === 'succeeded';
    case 'start':
      return isSetUp(status, runs);
  }
}

/** Looking things over is advice; without a connection and a list there is nothing to go on with. */
export function isReachable(step: Step, data: FirstRunData): boolean {
  if (step === 'connect') return true;
  if (step === 'list') return isDone('connect', data);
  return isDone('connect', data) && isDone('list', data);
}

/** Where to go on. */
export function findOpenStep(data: FirstRunData): Step {
  return STEPS.find((step) => !isDone(step, data)) ?? 'start';
}
