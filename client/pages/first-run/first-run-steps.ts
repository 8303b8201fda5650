import type { ChecklistItem } from '../../../server/contract/checklist.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Status } from '../../../server/contract/status.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { hasSynced } from '../../api/sync-runs.ts';

export const STEPS = ['connect', 'lists', 'mapping', 'consent', 'start'] as const;
export type Step = (typeof STEPS)[number];

export interface FirstRunData {
  status: Status;
  settings: Settings;
  runs: SyncRun[];
  /** What somebody of the store has looked over and gone on from. */
  done: readonly ChecklistItem[];
}

export function isStep(text: string | undefined): text is Step {
  return STEPS.includes(text as Step);
}

/** A sync was started, or had been: the first run is behind this store. */
export function isSetUp(status: Status, runs: SyncRun[]): boolean {
  return status.lastSync !== null || hasSynced(runs);
}

/** What is done is read from the server's data alone, so that anyone can go on where anyone left off. */
export function isDone(step: Step, { status, settings, runs, done }: FirstRunData): boolean {
  switch (step) {
    case 'connect':
      return status.brevo.state === 'connected';
    case 'lists':
      return done.includes('lists') || settings.lists.allCustomers !== null;
    case 'mapping':
    case 'consent':
      return done.includes(step);
    case 'start':
      return isSetUp(status, runs);
  }
}

/** Looking things over is advice: lists, fields and consent have defaults. Without a connection there is nothing to go on with. */
export function isReachable(step: Step, data: FirstRunData): boolean {
  return step === 'connect' || isDone('connect', data);
}

/** Where to go on. */
export function findOpenStep(data: FirstRunData): Step {
  return STEPS.find((step) => !isDone(step, data)) ?? 'start';
}
