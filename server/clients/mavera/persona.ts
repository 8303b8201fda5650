import { z } from 'zod';
import type { PersonaBody } from './assumptions.ts';
import { CreditsWire, DateWire, IdWire, TextWire, UsageWire } from './wire.ts';

/** Somebody that Mavera can speak as (reference/mavera-and-peers.md §1.4). */
export interface Persona {
  id: string;
  name: string;
  category: string;
  description: string;
  /** Made by the account; the others are everybody's and cannot be changed. */
  isCustom: boolean;
  createdAt: number | null;
}

/** What a persona is made of. Aggregates only: never a person. */
export interface PersonaDraft {
  /** 2 to 100 characters. */
  name: string;
  description: string;
  /** Such as "about every 40 days". */
  purchaseCadence?: string;
  /** Facts by name, for the recipes' form. */
  attributes?: Readonly<Record<string, string | number>>;
}

export const PersonaWire = z.object({
  id: IdWire,
  name: TextWire,
  category: TextWire,
  description: TextWire,
  is_custom: z.boolean().nullish(),
  created_at: DateWire,
});

/** The reference lists under `data`, a recipe reads `personas`; how a page says that more follow is not documented. */
export const PersonasWire = z.object({
  data: z.array(PersonaWire).nullish(),
  personas: z.array(PersonaWire).nullish(),
  has_more: z.boolean().nullish(),
  next_cursor: z.string().nullish(),
});

export const PersonaWrittenWire = PersonaWire.extend({
  credits_charged: CreditsWire,
  usage: UsageWire,
});

export function toPersona(wire: z.output<typeof PersonaWire>): Persona {
  const { id, name, category, description } = wire;
  const isCustom = wire.is_custom ?? false;
  return { id, name, category, description, isCustom, createdAt: wire.created_at };
}

export function toWritten(wire: z.output<typeof PersonaWrittenWire>) {
  const credits = wire.credits_charged ?? wire.usage?.credits_used ?? null;
  return { persona: { ...toPersona(wire), isCustom: true }, credits };
}

/** A new persona in the form that the account takes. */
export function fromDraft(draft: PersonaDraft, form: PersonaBody): Record<string, unknown> {
  const { name, description } = draft;
  if (form === 'recipe') return { name, description, demographic: demographicOf(draft) };
  return { pipeline_type: 'north_star', type: 'B2C', name, description, ...flatFields(draft) };
}

/** A change of one: what it is called and made of, not which kind of persona it is. */
export function fromChange(draft: PersonaDraft, form: PersonaBody): Record<string, unknown> {
  const { name, description } = draft;
  if (form === 'recipe') return { name, description, demographic: demographicOf(draft) };
  return { name, description, ...flatFields(draft) };
}

function flatFields({ purchaseCadence }: PersonaDraft) {
  return purchaseCadence === undefined ? {} : { purchase_cadence: purchaseCadence };
}

function demographicOf({ attributes = {}, purchaseCadence }: PersonaDraft) {
  const cadence = purchaseCadence === undefined ? {} : { purchase_cadence: purchaseCadence };
  return { custom_attributes: { ...attributes, ...cadence } };
}
