import { PERSONA_TIMEOUT_MS } from '../../clients/mavera/mavera-client.ts';
import type { Persona, PersonaDraft } from '../../clients/mavera/persona.ts';
import type { PaidCall } from '../paid-calls.ts';

export const CHANGE_CALL = 'PATCH /personas/{id}';
const GRACE_MS = 60_000;

/** Tells a persona how its segment is now. Doing it twice is the same as once, but for what it may cost (`most`). */
export function changeCall(
  personaId: string,
  draft: PersonaDraft,
  most: number,
): PaidCall<Persona> {
  return {
    ...{ call: CHANGE_CALL, most, quietMs: PERSONA_TIMEOUT_MS + GRACE_MS },
    async send(mavera, signal) {
      const { persona, credits } = await mavera.changePersona(personaId, draft, { signal });
      return { value: persona, credits, remoteId: persona.id };
    },
    async look(mavera, _attempt, _known, signal) {
      const listed = await mavera.listPersonas({ signal });
      const persona = listed.find(({ id }) => id === personaId);
      if (persona?.description !== draft.description) return { state: 'nothing' };
      return { state: 'found', value: persona, credits: null, remoteId: personaId };
    },
  };
}
