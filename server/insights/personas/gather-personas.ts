import type { CountedSegments, PersonaOptions } from '../../contract/personas.ts';
import type { PersonaRule } from '../../contract/segments.ts';
import type { MaveraAttemptRepository } from '../../db/insights/mavera-attempts.ts';
import type { PersonaRepository } from '../../db/insights/personas.ts';
import type { InsightWorld } from '../insight-definition.ts';
import { CHANGE_CALL } from './change-call.ts';
import { type CountSegmentsDeps, countSegments } from './count-segments.ts';
import { matchPersonas, type PersonaMatch } from './match-personas.ts';

export interface GatherPersonasDeps extends CountSegmentsDeps {
  personas: PersonaRepository;
  attempts: MaveraAttemptRepository;
}

/** All that personas are made and changed by. Kept with the run, so that it ends on the figures that it began with. */
export interface PersonasGathered {
  counted: CountedSegments;
  /** In the order of the segments. */
  matches: PersonaMatch[];
  /** Personas that somebody deleted in Mavera, by id. */
  gone: string[];
  /** What a change has cost at most, so far; nothing says what it costs before the first. */
  changeCredits: number;
  /** Who was called what before. */
  rulesBefore: PersonaRule[];
}

/** Counts the segments, and looks which of them have a persona. Costs no credits. */
export async function gatherPersonas(
  deps: GatherPersonasDeps,
  { store, bigcommerce, mavera, signal, isWatched }: InsightWorld,
  options: PersonaOptions,
): Promise<PersonasGathered> {
  const { storeHash, profile } = store;
  const counted = await countSegments(deps, { store, bigcommerce, signal, isWatched }, options);
  const saved = await deps.personas.list(storeHash);
  const listed = await mavera.listPersonas({ signal });
  const ids = listed.map(({ id }) => id);
  const ofOthers = await deps.personas.listOfOthers(storeHash, ids);
  const known = { saved, listed, ofOthers, store: { storeHash, name: profile.name } };
  return {
    counted,
    matches: matchPersonas(counted.segments, known),
    gone: saved.map(({ personaId }) => personaId).filter((id) => !ids.includes(id)),
    changeCredits: await deps.attempts.dearest(storeHash, CHANGE_CALL),
    rulesBefore: await deps.personas.listRules(storeHash),
  };
}
