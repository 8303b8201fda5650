import { ASSUMPTIONS } from '../../clients/mavera/assumptions.ts';
import { fromChange, fromDraft, type PersonaDraft } from '../../clients/mavera/persona.ts';
import { type InsightNote, noteOf } from '../../contract/insight-notes.ts';
import type { PlannedCall } from '../../contract/insights.ts';
import type {
  CountedSegments,
  LeftOutSegments,
  PersonaAction,
  PersonaOptions,
} from '../../contract/personas.ts';
import { attributeIn } from '../../contract/segments.ts';
import type { InsightPlan } from '../insight-definition.ts';
import { PERSONA_CREDITS } from '../persona-call.ts';
import type { PersonasGathered } from './gather-personas.ts';
import type { PersonaMatch } from './match-personas.ts';
import { digestOf, toDraft } from './to-draft.ts';

/** What came of a segment's persona. */
export interface Done {
  action: PersonaAction;
  personaId: string | null;
  /** Mavera knows the segment as it is. */
  isTold: boolean;
}

/** A segment's persona, and what it is to be told. */
export interface Task extends PersonaMatch {
  draft: PersonaDraft;
  digest: string;
}

export function tasksOf(gathered: PersonasGathered, { about }: PersonaOptions): Task[] {
  const { counted, matches } = gathered;
  return counted.segments.flatMap((segment, nth) => {
    const match = matches[nth];
    if (!match) return [];
    const draft = toDraft(match.name, segment, { ...counted, about });
    return [{ ...match, draft, digest: digestOf(draft) }];
  });
}

/** Changes of the personas that there are, then new ones, which are only made when they were confirmed. */
export function planPersonas(gathered: PersonasGathered, options: PersonaOptions): InsightPlan {
  const tasks = tasksOf(gathered, options);
  const { ordersSoFar, isPartial, customers, leftOut } = gathered.counted;
  const form = ASSUMPTIONS.personaBody;
  const change = ({ personaId, draft }: Task): PlannedCall => ({
    ...{ method: 'PATCH', path: `/personas/${personaId}`, body: fromChange(draft, form) },
    ...{ credits: { least: 0, most: gathered.changeCredits }, isExact: true },
  });
  const make = ({ draft }: Task): PlannedCall => ({
    ...{ method: 'POST', path: '/personas', body: fromDraft(draft, form), isExact: true },
    ...{ credits: { least: 0, most: PERSONA_CREDITS }, asksFirst: true },
  });
  const news = tasks.filter(({ personaId }) => personaId === null);
  const known = tasks.filter(({ personaId }) => personaId !== null);
  return {
    calls: [
      ...known.filter(({ toldHash, digest }) => toldHash !== digest).map(change),
      ...news.map(make),
    ],
    notes: [
      ...(ordersSoFar == null ? [] : [noteOf('orders_in_part', { count: ordersSoFar })]),
      ...(isPartial ? [noteOf('fields_in_part', { count: customers ?? 0 })] : []),
      ...leftOut.map((one) => noteOfLeftOut(one, options)),
      ...(news.length > 0
        ? [noteOf('personas_ask_first', { count: news.length, credits: PERSONA_CREDITS })]
        : []),
    ],
    blocked: blockedBy(gathered.counted, options),
  };
}

function noteOfLeftOut(
  { source, reason, values, people }: LeftOutSegments,
  { minSize: min, maxSegments: most }: PersonaOptions,
): InsightNote {
  if (source === 'cohort') return noteOf('cohort_too_small', { min, people: people ?? 0 });
  const field = attributeIn(source) ?? 'Customer group';
  const count = values ?? 0;
  if (reason === 'too_small')
    return noteOf('segments_too_small', { field, count, min, people: people ?? 0 });
  if (reason === 'beyond_most') return noteOf('segments_beyond_most', { field, count, most });
  if (reason === 'personal') return noteOf('segments_personal', { field, count });
  return noteOf(reason === 'no_such_field' ? 'field_gone' : 'field_too_many_values', { field });
}

function blockedBy(
  { segments, buyers }: CountedSegments,
  { cohorts, attributes, minSize: min }: PersonaOptions,
): InsightNote | null {
  if (!cohorts && attributes.length === 0) return noteOf('nothing_chosen');
  if (segments.length > 0) return null;
  return cohorts && buyers === 0 ? noteOf('no_orders') : noteOf('no_segments', { min });
}
