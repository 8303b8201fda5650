import { CHECK_AREAS } from '../../../server/contract/diagnostic-words.ts';
import type { Diagnosis, FindingState } from '../../../server/contract/diagnostics.ts';

export type Area = keyof typeof CHECK_AREAS;

/** In the order in which a person would look. */
export const AREAS = Object.keys(CHECK_AREAS) as Area[];

const URGENCY: readonly FindingState[] = ['problem', 'warning', 'unknown', 'ok', 'off'];

/** Those of an area, what is wrong first. */
export function findingsOf(area: Area, findings: readonly Diagnosis[]): Diagnosis[] {
  return findings
    .filter(({ id }) => id in CHECK_AREAS[area])
    .sort((a, b) => URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state));
}

export function needsALook(state: FindingState): boolean {
  return state !== 'ok' && state !== 'off';
}
