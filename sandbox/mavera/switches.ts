import { z } from 'zod';

/**
 * What nobody has yet seen a real Mavera account do. Each switch names one such question, the section of the reference (`§`
 * of `mavera-and-peers.md`) that marks it UNCONFIRMED or in conflict, and starts with the answer that is hardest on a client,
 * unless sightings say otherwise.
 */
export const SwitchesSchema = z.strictObject({
  /** §1.2: whether `/responses` needs `persona_id`. The reference says so, the features page does not. */
  personaIdRequired: z.boolean().default(true),
  /** §1.2: what becomes of a field that no reference names, in any body. */
  unknownFields: z.enum(['refuse', 'ignore']).default('refuse'),
  /** §1.2: which JSON schemas `text.format` takes: OpenAI's strict subset, or any. */
  schemaSubset: z.enum(['strict', 'any']).default('strict'),
  /** §1.2: whether the texts of an `input` array together have the limit of a string. */
  arrayInputHasLimit: z.boolean().default(true),
  /** §1.2: the convenience field with the parsed JSON. */
  parsedField: z.enum(['none', 'output_parsed', 'parsed']).default('none'),
  /** §1.2: `status` of an answer that was cut off. Only `completed`, `in_progress` and `failed` are documented. */
  cutOffStatus: z.enum(['completed', 'incomplete', 'failed']).default('completed'),
  /** §1.2: the shape of a refusal: a part of its own, plain text, or a failed answer without output. */
  refusal: z.enum(['refusal-part', 'plain-text', 'failed-status']).default('refusal-part'),
  /** §1.4: under which name `GET /personas` lists. A recipe reads `personas`. */
  personaListField: z.enum(['data', 'personas']).default('data'),
  /** §1.4: how a page of personas says that more follow. `has-more`: the cursor is the last id. */
  personaCursor: z.enum(['next-cursor', 'has-more', 'both']).default('both'),
  /** §1.4: what `?name=` does. */
  personaNameFilter: z.enum(['ignored', 'contains', 'exact']).default('ignored'),
  /** §1.4: which body `POST /personas` takes: the reference's flat fields, or the recipes' `demographic`. */
  personaBody: z.enum(['reference', 'recipe', 'both']).default('reference'),
  /** §1.4: a second persona of the same name. */
  duplicatePersonaName: z.enum(['refuse-422', 'refuse-409', 'accept']).default('refuse-422'),
  /** §1.4: credits that `PATCH /personas/{id}` costs. */
  personaPatchCredits: z.int().nonnegative().default(0),
  /** §1.4: whether `GET` and `DELETE /personas/{id}` exist. */
  personaByIdExists: z.boolean().default(false),
  /** §1.5: when Mave asks instead of answering. */
  asksBack: z.enum(['without-goal', 'first', 'never']).default('without-goal'),
  /** §1.5: when a new thread can be found: when Mave has answered, or at once, without an answer yet. */
  threadAppears: z.enum(['when-answered', 'at-once']).default('when-answered'),
  /** §1.5: whether a chat's answer carries `validation`, as the feature page says. */
  chatValidation: z.boolean().default(false),
  /** §1.1, §1.7: `code` of the 402 when the subscription has ended. */
  lapsedCode: z.enum(['subscription_expired', 'credits_exhausted']).default('subscription_expired'),
  /** §1.7: whether a 402 tells what is left and what was needed: in words, in fields too, or not at all. */
  creditsInError: z.enum(['message', 'fields', 'neither']).default('message'),
  /** §1.7: whether work whose caller has left, or whose answer is lost, is paid all the same. */
  lostWorkIsCharged: z.boolean().default(true),
  /** What the model makes of orders that stand in the texts it is sent: it may fall for them. */
  obeysTexts: z.boolean().default(false),
});

export type MaveraSwitches = z.output<typeof SwitchesSchema>;

/** Every switch at its default, but for those given. Throws on a switch that does not exist. */
export function readSwitches(given: Partial<MaveraSwitches> = {}): MaveraSwitches {
  return SwitchesSchema.parse(given);
}
