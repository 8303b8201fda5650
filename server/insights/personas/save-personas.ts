import { isDeepStrictEqual } from 'node:util';
import type { PersonaOptions } from '../../contract/personas.ts';
import type { PersonaRule } from '../../contract/segments.ts';
import { SettingsDocument } from '../../contract/settings.ts';
import type { PersonaRepository } from '../../db/insights/personas.ts';
import type { SettingsRepository } from '../../db/store/settings.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import type { PersonasGathered } from './gather-personas.ts';
import type { Done, Task } from './plan-personas.ts';

export interface SavePersonasDeps {
  personas: PersonaRepository;
  settings: SettingsRepository;
  queue: JobQueue;
  now(): number;
}

/** Somebody may save the settings at the same moment. */
const MOST_TRIES = 10;

/** Which segment has which persona, as far as the run has come. Doing it twice is the same as once. */
export async function savePersonas(
  { personas, now }: SavePersonasDeps,
  storeHash: string,
  {
    tasks,
    done,
    gathered,
    options,
  }: {
    tasks: readonly Task[];
    done: ReadonlyMap<string, Done>;
    gathered: PersonasGathered;
    options: PersonaOptions;
  },
): Promise<void> {
  const saved = new Map(
    (await personas.list(storeHash)).map((one) => [`${one.source}=${one.value}`, one]),
  );
  // Of somebody with several personas, that of the field that was chosen first.
  const sources = [...options.attributes, ...(options.cohorts ? ['cohort'] : [])];
  const placeOf = (source: string) => (sources.includes(source) ? sources.indexOf(source) : null);
  const at = now();
  for (const [nth, { key, source, value, people }] of gathered.counted.segments.entries()) {
    const { personaId = null, action, isTold } = done.get(key) ?? {};
    const task = tasks[nth];
    if (personaId === null || !task) continue;
    const before = saved.get(key);
    saved.set(key, {
      ...{ source, value, personaId, people, name: task.name, place: placeOf(source) },
      ...{ isGone: false, toldHash: isTold ? task.digest : null },
      madeAt: before?.personaId === personaId ? before.madeAt : at,
      changedAt: before && action === 'unchanged' ? before.changedAt : at,
    });
  }
  for (const [key, one] of saved) {
    const isGone = gathered.gone.includes(one.personaId) && done.get(key)?.personaId == null;
    await personas.save(storeHash, { ...one, isGone, place: placeOf(one.source) });
  }
}

/**
 * People are called something else now: where contacts say what, everybody is looked at again, as after a save of the settings
 * (`followSettings`). The settings themselves stay as they are. Answers who is called what now.
 */
export async function tellSync(
  { personas, settings, queue, now }: SavePersonasDeps,
  storeHash: string,
  before: readonly PersonaRule[],
): Promise<PersonaRule[]> {
  const rules = await personas.listRules(storeHash);
  if (isDeepStrictEqual(rules, before)) return rules;
  const effects = (['customers', 'orders'] as const).map((resource) => ({
    ...{ resource, formerMapping: null, isOfLists: true },
  }));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { version, document } = await settings.find(storeHash);
    const { customerMapping = [] } = SettingsDocument.parse(document);
    if (!customerMapping.some(({ source }) => source === 'persona')) return rules;
    const same = document as SettingsDocument;
    if (!(await settings.save(storeHash, version, same, now(), effects))) continue;
    const kind = 'follow-settings';
    await queue.enqueue({ storeHash, kind, key: kind, ifRunning: 'runAgain' });
    return rules;
  }
  throw new Error('the settings did not hold still');
}
