import { type MaveraClient, PERSONA_TIMEOUT_MS } from '../clients/mavera/mavera-client.ts';
import type { Persona, PersonaDraft } from '../clients/mavera/persona.ts';
import { RemoteError } from '../errors.ts';
import type { PaidCall } from './paid-calls.ts';

/** What a new persona costs (reference/mavera-and-peers.md §1.8): the dearest call there is. */
export const PERSONA_CREDITS = 300;

const GRACE_MS = 60_000;

/**
 * A new persona, known by its name: one that is there already is taken as it is and costs nothing, whether a call before this one
 * made it and broke off, or somebody did (§1.4: a duplicate name is refused, where Mavera refuses it at all).
 */
export function personaCall(draft: PersonaDraft): PaidCall<Persona> {
  return {
    call: 'POST /personas',
    most: PERSONA_CREDITS,
    quietMs: PERSONA_TIMEOUT_MS + GRACE_MS,
    async send(mavera, signal) {
      const known = await findByName(mavera, draft.name, signal);
      if (known) return toPaid(known, 0);
      try {
        const { persona, credits } = await mavera.createPersona(draft, { signal });
        return toPaid(persona, credits);
      } catch (error) {
        if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
        const made = await findByName(mavera, draft.name, signal);
        if (!made) throw error;
        return toPaid(made, 0);
      }
    },
    async look(mavera, _attempt, _known, signal) {
      const made = await findByName(mavera, draft.name, signal);
      // Its price is not in the list.
      return made ? { state: 'found', ...toPaid(made, null) } : { state: 'nothing' };
    },
  };
}

/** Compared here: whether Mavera's filter by name is exact, or is one, is not documented (§1.4). */
async function findByName(
  mavera: MaveraClient,
  name: string,
  signal: AbortSignal,
): Promise<Persona | undefined> {
  const wanted = name.trim().toLowerCase();
  const all = await mavera.listPersonas({ signal });
  return all.find((one) => one.isCustom && one.name.trim().toLowerCase() === wanted);
}

function toPaid(persona: Persona, credits: number | null) {
  return { value: persona, credits, remoteId: persona.id };
}
