import type { MaveraClient } from '../clients/mavera/mavera-client.ts';
import type { Persona } from '../clients/mavera/persona.ts';
import type { Speakers } from '../contract/personas.ts';

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
  const found = all.find(({ id }) => id === chosenId) ?? findFitting(all);
  return found && { id: found.id, name: found.name };
}

/** Who can be chosen, and who answers where nobody is. Costs nothing. */
export async function listSpeakers(mavera: MaveraClient, signal: AbortSignal): Promise<Speakers> {
  const all = await mavera.listPersonas({ signal });
  return {
    speakers: all.map(({ id, name, isCustom }) => ({ id, name, isCustom })),
    fittingId: findFitting(all)?.id ?? null,
  };
}

function findFitting(all: readonly Persona[]): Persona | undefined {
  const builtIn = all.filter(({ isCustom }) => !isCustom);
  const fits = FITTING.map((words) => builtIn.find(({ name }) => words.test(name)));
  return fits.find((one) => one !== undefined) ?? builtIn[0] ?? all[0];
}
