import type { MaveraClient } from '../clients/mavera/mavera-client.ts';
import type { Persona } from '../clients/mavera/persona.ts';

export type Speaker = Pick<Persona, 'id' | 'name'>;

/** Who knows about shops, among the personas that every account has. */
const FITTING = [/e-?commerce/i, /retail/i, /brand|market/i];

/**
 * Who answers: `/responses` wants a persona (reference/mavera-and-peers.md §0.2). The one that was chosen, if it is still
 * there, or one that fits; undefined if the account has none. Costs nothing.
 */
export async function choosePersona(
  mavera: MaveraClient,
  chosenId: string | null,
  signal: AbortSignal,
): Promise<Speaker | undefined> {
  const all = await mavera.listPersonas({ signal });
  const builtIn = all.filter(({ isCustom }) => !isCustom);
  const fits = FITTING.map((words) => builtIn.find(({ name }) => words.test(name)));
  const chosen = all.find(({ id }) => id === chosenId);
  const found = chosen ?? fits.find((one) => one !== undefined) ?? builtIn[0] ?? all[0];
  return found && { id: found.id, name: found.name };
}
