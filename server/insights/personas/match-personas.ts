import type { Persona } from '../../clients/mavera/persona.ts';
import type { PersonaSegment } from '../../contract/personas.ts';
import type { SavedPersona } from '../../db/insights/personas.ts';
import { nameOfPersona } from './to-draft.ts';

/** A segment's persona at Mavera. */
export interface PersonaMatch {
  key: string;
  name: string;
  /** Null: there is none, it has to be made. */
  personaId: string | null;
  /** We had no record of it: it was found by its name. */
  isAdopted: boolean;
  /** Digest of what it was told last; null if that is not known. */
  toldHash: string | null;
}

/**
 * Which segment has which persona: by our own record if that persona is still there, and else by name, compared here, since what
 * Mavera's filter by name does is not documented (reference/mavera-and-peers.md §1.4). One that stands for a segment of another
 * store with the same account is never taken. Pure.
 */
export function matchPersonas(
  segments: readonly PersonaSegment[],
  {
    saved,
    listed,
    ofOthers,
    store,
  }: {
    saved: readonly SavedPersona[];
    listed: readonly Persona[];
    ofOthers: ReadonlySet<string>;
    store: { storeHash: string; name: string };
  },
): PersonaMatch[] {
  const custom = listed.filter(({ isCustom }) => isCustom);
  // Of this store's own segments as well, each has one of its own.
  const taken = new Set(ofOthers);
  const names = new Set<string>();
  const matched = segments.map((segment): PersonaMatch | undefined => {
    const own = saved.find((one) => one.source === segment.source && one.value === segment.value);
    const there = own && listed.find(({ id }) => id === own.personaId);
    if (!own || !there || taken.has(there.id)) return undefined;
    taken.add(there.id);
    // Somebody may have called it something else in Mavera.
    const name = there.name || own.name;
    names.add(tidy(name));
    const { personaId, toldHash } = own;
    return { key: segment.key, name, personaId, isAdopted: false, toldHash };
  });
  return segments.map((segment, nth) => {
    const known = matched[nth];
    if (known) return known;
    for (const name of namesFor(segment, store)) {
      if (names.has(tidy(name))) continue;
      const named = custom.filter((one) => tidy(one.name) === tidy(name));
      const found = named.find(({ id }) => !taken.has(id));
      if (named.length > 0 && !found) continue;
      if (found) taken.add(found.id);
      names.add(tidy(name));
      const personaId = found?.id ?? null;
      const isAdopted = found !== undefined;
      return { key: segment.key, name: found?.name ?? name, personaId, isAdopted, toldHash: null };
    }
    throw new Error('there is always another name');
  });
}

/** The usual name first, then ones that nobody else uses. */
function* namesFor(
  segment: PersonaSegment,
  { name, storeHash }: { name: string; storeHash: string },
) {
  yield nameOfPersona(segment, name);
  yield nameOfPersona(segment, `${name} (${storeHash})`);
  for (let nth = 2; nth < 1_000; nth += 1)
    yield nameOfPersona(segment, `${name} (${storeHash} ${nth})`);
}

function tidy(name: string): string {
  return name.trim().toLowerCase();
}
