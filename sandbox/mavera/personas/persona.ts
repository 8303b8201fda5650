import { fixedId } from '../ids.ts';

/** A persona as the account holds it. */
export interface Persona {
  id: string;
  name: string;
  category: string;
  description: string;
  isCustom: boolean;
  isExpert: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Of custom ones: which body made it, and what it said beyond name and description. */
  form: 'reference' | 'recipe';
  details: Record<string, unknown>;
}

const BUILT_IN: [name: string, category: string, description: string][] = [
  ['Gen Z', 'Generational', 'Born 1997 to 2012, discovers brands in short videos.'],
  ['Millennial', 'Generational', 'Born 1981 to 1996, reads reviews before buying.'],
  ['Gen X', 'Generational', 'Born 1965 to 1980, loyal where the service is good.'],
  ['Baby Boomer', 'Generational', 'Born 1946 to 1964, values advice and a telephone number.'],
  ['E-commerce Manager', 'IndustrySpecific', 'Runs an online shop and its campaigns.'],
  ['Retail Analyst', 'IndustrySpecific', 'Reads figures of shops and explains them.'],
  ['Outdoor Retailer', 'IndustrySpecific', 'Sells equipment for days outside.'],
  ['Brand Strategist', 'Professional', 'Thinks about how a brand is seen.'],
  ['Customer Experience Lead', 'Professional', 'Listens to what customers complain about.'],
  ['Bargain Hunter', 'Lifestyle', 'Compares prices everywhere.'],
  ['Eco-conscious Shopper', 'Lifestyle', 'Pays more for what lasts.'],
  ['Market Researcher', 'Expert', 'Knows how to ask, and what answers are worth.'],
];

/** The ones that every account has and nobody can change. */
export function builtInPersonas(): Persona[] {
  return BUILT_IN.map(([name, category, description]) => ({
    id: fixedId(`persona ${name}`),
    name,
    category,
    description,
    isCustom: false,
    isExpert: category === 'Expert',
    createdAt: Date.UTC(2025, 0, 6),
    form: 'reference',
    details: {},
  }));
}

/** As `GET /personas` lists it. */
export function toListedPersona(persona: Persona) {
  const { id, name, category, description, isCustom, isExpert, createdAt } = persona;
  return {
    ...{ id, object: 'persona', name, category, description },
    ...{ is_custom: isCustom, is_expert: isExpert },
    created_at: Math.floor(createdAt / 1000),
  };
}

/** As `POST` and `PATCH` answer; the recipes show an ISO date and the fields they sent (reference §1.4). */
export function toPersonaWire(persona: Persona, creditsCharged: number) {
  const { id, name, category, description, createdAt, form, details } = persona;
  if (form === 'recipe') {
    const created_at = new Date(createdAt).toISOString();
    return { id, name, description, ...details, created_at, credits_charged: creditsCharged };
  }
  const { pipeline_type, type, ...rest } = details;
  return {
    ...{ id, object: 'custom_persona', name, category, description, pipeline_type, type },
    ...{ is_custom: true, created_at: Math.floor(createdAt / 1000) },
    credits_charged: creditsCharged,
    details: { ...GUESSED, ...rest },
  };
}

/** What Mavera fills in by itself. */
const GUESSED = {
  primary_use_case: 'Shopping online',
  values: ['reliability', 'value for money'],
  proof_preferences: ['reviews'],
  reading_level: 'general',
  tone_guardrails: [],
  is_localized: false,
};
