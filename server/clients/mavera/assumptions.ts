/**
 * What reference/mavera-and-peers.md marks UNCONFIRMED or in conflict, and this code has to take one way or the other. One
 * place, so that a check with a live account can settle each by changing a word. The sandbox has a switch for each.
 */
export const ASSUMPTIONS = {
  /** §1.4: which body makes a persona: the API reference's flat fields, or the recipes' `demographic`. */
  personaBody: 'reference' as 'reference' | 'recipe',
} as const;
export type PersonaBody = (typeof ASSUMPTIONS)['personaBody'];
