import {
  PersonaOptions,
  type PersonasChanges,
  type PersonasResult,
} from '../../contract/personas.ts';
import { RemoteError } from '../../errors.ts';
import type { InsightDefinition } from '../insight-definition.ts';
import { PERSONA_CREDITS, personaCall } from '../persona-call.ts';
import type { RunSteps } from '../run-steps.ts';
import { changeCall } from './change-call.ts';
import {
  type GatherPersonasDeps,
  gatherPersonas,
  type PersonasGathered,
} from './gather-personas.ts';
import { hasGrown } from './has-grown.ts';
import { type Done, planPersonas, type Task, tasksOf } from './plan-personas.ts';
import { type SavePersonasDeps, savePersonas, tellSync } from './save-personas.ts';

export type PersonasDeps = GatherPersonasDeps & SavePersonasDeps;

/** A persona at Mavera for each segment of the customers, told how the segment is; contacts in Brevo say whose they are. */
export function personas(
  deps: PersonasDeps,
): InsightDefinition<PersonaOptions, PersonasGathered, PersonasResult> {
  return {
    kind: 'personas',
    options: PersonaOptions,
    gather: (world, options) => gatherPersonas(deps, world, options),
    plan: planPersonas,
    work: (steps, gathered, options) => work(deps, steps, gathered, options),
    compare,
    hasNews: (world, last, options) => hasGrown(deps, world, last, options),
  };
}

async function work(
  deps: PersonasDeps,
  steps: RunSteps,
  gathered: PersonasGathered,
  options: PersonaOptions,
): Promise<PersonasResult> {
  const tasks = tasksOf(gathered, options);
  const done = new Map<string, Done>();
  const save = () => savePersonas(deps, steps.storeHash, { tasks, done, gathered, options });
  await steps.progress('changing', 0, tasks.length);
  for (const [nth, task] of tasks.entries()) {
    const changed = await change(steps, nth, task, gathered.changeCredits);
    if (changed) done.set(task.key, changed);
    await steps.progress('changing', done.size, tasks.length);
  }
  await save();
  const { storeHash } = steps;
  // Whether what is missing is ever confirmed is not waited for.
  const rules = await steps.once('told', () => tellSync(deps, storeHash, gathered.rulesBefore));
  const missing = tasks.filter(({ key }) => !done.has(key));
  if (missing.length > 0) await makeConfirmed(steps, gathered, tasks, missing, { done, save });
  await tellSync(deps, storeHash, rules);
  const { counted } = gathered;
  return {
    ...counted,
    segments: counted.segments.map((segment) => {
      const { action = 'offered', personaId = null } = done.get(segment.key) ?? {};
      const personaName = tasks.find(({ key }) => key === segment.key)?.name ?? '';
      return { ...segment, action, personaId, personaName };
    }),
  };
}

/** Undefined: it is not there, or not any more, and has to be made. */
async function change(
  steps: RunSteps,
  nth: number,
  { personaId, isAdopted, toldHash, digest, draft }: Task,
  most: number,
): Promise<Done | undefined> {
  if (personaId === null) return undefined;
  if (toldHash === digest) return { action: 'unchanged', personaId, isTold: true };
  try {
    await steps.paid(`change-${nth}`, changeCall(personaId, draft, most));
    return { action: isAdopted ? 'adopted' : 'changed', personaId, isTold: true };
  } catch (error) {
    // Deleted since it was listed.
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}

/** Each of them is saved as soon as it is paid for. */
async function makeConfirmed(
  steps: RunSteps,
  { counted: { segments } }: PersonasGathered,
  tasks: readonly Task[],
  missing: readonly Task[],
  { done, save }: { done: Map<string, Done>; save(): Promise<void> },
): Promise<void> {
  const items = missing.map(({ key, name }) => ({
    ...{ name, credits: PERSONA_CREDITS },
    people: segments.find((one) => one.key === key)?.people ?? 0,
  }));
  const proposal = { items, credits: PERSONA_CREDITS * items.length };
  const names = await steps.confirm('confirm', proposal);
  for (const task of missing) {
    if (!names?.includes(task.name)) {
      if (names) done.set(task.key, { action: 'declined', personaId: null, isTold: false });
      continue;
    }
    await steps.progress('making', done.size, tasks.length);
    const made = await steps.paid(`make-${tasks.indexOf(task)}`, personaCall(task.draft));
    // One that somebody made meanwhile is taken as it is, and told the next time.
    const isTold = made.description === task.draft.description;
    done.set(task.key, { action: 'made', personaId: made.id, isTold });
    await save();
  }
}

function compare(now: PersonasResult, before: PersonasResult): PersonasChanges {
  const keys = new Map(
    [...now.segments, ...before.segments].map(({ key, source, value }) => [key, { source, value }]),
  );
  return {
    segments: [...keys].map(([key, { source, value }]) => {
      const of = ({ segments }: PersonasResult) => segments.find((one) => one.key === key);
      const [is, was] = [of(now), of(before)];
      return {
        ...{ key, source, value },
        ...{ peopleBefore: was?.people ?? null, peopleNow: is?.people ?? null },
        ...{ revenueBefore: was?.revenue ?? null, revenueNow: is?.revenue ?? null },
      };
    }),
  };
}
