import type { PersonaOptions, PersonasResult } from '../../contract/personas.ts';
import type { NewsWorld } from '../insight-definition.ts';
import { countCohorts, sizesOf } from './count-cohorts.ts';
import { type CountSegmentsDeps, readCohortRules } from './count-segments.ts';

/** Whether a cohort that is large enough has grown by as much as the merchant said, or has become large enough. No calls. */
export async function hasGrown(
  deps: CountSegmentsDeps,
  { store: { storeHash }, signal }: NewsWorld,
  last: PersonasResult,
  { cohorts, minSize, growth }: PersonaOptions,
): Promise<boolean> {
  if (!cohorts) return false;
  const which = await readCohortRules(deps, storeHash);
  const sums = await countCohorts(deps.buyers, storeHash, which, signal);
  return sizesOf(sums).some(({ cohort, people }) => {
    const before = last.cohorts.find((one) => one.cohort === cohort)?.people ?? 0;
    if (people < minSize || people <= before) return false;
    return before < last.minSize || people >= before * (1 + growth / 100);
  });
}
