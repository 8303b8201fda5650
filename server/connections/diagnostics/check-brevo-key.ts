import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import { probeKey, probePermissions } from './probe-brevo.ts';

interface KeyCheckDeps {
  remotes: RemoteClients;
  connections: ConnectionRepository;
}

/** Whether Brevo knows the key, and whether the sync goes by that. */
export function checkBrevoKey({ remotes, connections }: KeyCheckDeps): Check<'brevo_key'> {
  return {
    id: 'brevo_key',
    async look(storeHash, signal) {
      const connection = await connections.find(storeHash, 'brevo');
      if (!connection) return { state: 'problem', code: 'not_connected' };
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      const answer = await probeKey(brevo, signal);
      if (answer === 'refused') return { state: 'problem', code: 'refused' };
      if (answer === 'accepted' && connection.problemCode !== null) {
        // What holds it up may be what the key may not do: then going on would end the same way.
        const kept = await probePermissions(brevo, signal);
        if (kept.length === 0) return { state: 'warning', code: 'paused', mend: 'resume' };
      }
      return { state: 'ok', code: 'ok' };
    },
  };
}

/** Whether Brevo takes calls from our address. */
export function checkBrevoAddress({ remotes }: KeyCheckDeps): Check<'brevo_address'> {
  return {
    id: 'brevo_address',
    async look(storeHash, signal) {
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      const answer = await probeKey(brevo, signal);
      if (answer === 'address') return { state: 'problem', code: 'refused' };
      // A key that Brevo does not know says nothing of the address.
      if (answer === 'refused')
        return { state: 'unknown', code: 'blocked', params: { service: 'Brevo' } };
      return { state: 'ok', code: 'ok' };
    },
  };
}

/** Whether the key may do all that the sync does. */
export function checkBrevoPermissions({ remotes }: KeyCheckDeps): Check<'brevo_permissions'> {
  return {
    id: 'brevo_permissions',
    async look(storeHash, signal) {
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      const kept = await probePermissions(brevo, signal);
      if (kept.length === 0) return { state: 'ok', code: 'ok' };
      return { state: 'problem', code: 'missing', params: { resources: kept.join(', ') } };
    },
  };
}
