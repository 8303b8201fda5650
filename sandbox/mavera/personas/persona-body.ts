import { z } from 'zod';
import { readBody } from '../read-body.ts';
import type { MaveraSwitches } from '../switches.ts';
import type { Persona } from './persona.ts';

const Texts = z.array(z.string()).optional();
const Text = z.string().optional();
const Name = z.string().trim().min(2).max(100);

/** The reference's flat fields (§1.4). */
const DETAILS = {
  ...{ role_segment: Texts, buying_stage: Text, decision_role: Text, primary_objectives: Texts },
  mcda_weights: z.record(z.string(), z.number()).optional(),
  ...{ goals: Texts, pains: Texts, triggers: Texts, channels: Texts, proof_types: Texts },
  ...{ alternatives: Texts, win_factors: Texts, objections: Texts, persona_type: Text },
  ...{ primary_use_case: Text, values: Texts, proof_preferences: Texts, brand_voice_fit: Text },
  ...{ reading_level: Text, tone_guardrails: Texts, role_title: Text, seniority: Text },
  ...{ industry: Text, company_size: Text, tech_stack: Texts, budget_authority: Text },
  ...{ procurement_constraints: Texts, committee_mapping: Texts, life_stage: Text, age_band: Text },
  ...{ income_band: Text, household_context: Texts, lifestyle_affinities: Texts },
  ...{ purchase_cadence: Text, key_differentiators: Texts, regulatory_context: Texts },
  ...{ is_localized: z.boolean().optional(), locale_scope: Text, locale_value: Text },
  ...{ local_channels: Texts, local_objections: Texts, local_keywords: Texts },
};
const REFERENCE = {
  pipeline_type: z.enum(['north_star', 'intermediate', 'advanced']),
  name: Name,
  description: Text,
  type: z.enum(['B2B', 'B2C']),
  ...DETAILS,
};
const CustomAttributes = z.looseObject({
  custom_attributes: z.record(z.string(), z.unknown()).optional(),
});
const RECIPE = {
  name: Name,
  description: z.string(),
  demographic: CustomAttributes.optional(),
  psychographic: CustomAttributes.optional(),
};

type Change = Pick<Persona, 'name' | 'description' | 'form' | 'details'>;

/** Reads a new persona in the form that the switch says Mavera takes. Throws 400 with the `param`. */
export function readNewPersona(body: unknown, switches: MaveraSwitches): Change {
  const { personaBody } = switches;
  const isRecipe =
    personaBody === 'recipe' || (personaBody === 'both' && !hasField(body, 'pipeline_type'));
  const { name, description, ...details } = isRecipe
    ? readBody(RECIPE, body, switches)
    : readBody(REFERENCE, body, switches);
  const form = isRecipe ? 'recipe' : 'reference';
  return { name, description: description ?? '', form, details: { ...details } };
}

/** Any subset of the fields. */
export function readPersonaChange(
  body: unknown,
  persona: Persona,
  switches: MaveraSwitches,
): Change {
  const shape = persona.form === 'recipe' ? RECIPE : REFERENCE;
  const given = readBody(z.object(shape).partial().shape, body, switches);
  const { name = persona.name, description = persona.description, ...details } = given;
  return { name, description, form: persona.form, details: { ...persona.details, ...details } };
}

function hasField(body: unknown, name: string): boolean {
  return typeof body === 'object' && body !== null && name in body;
}
