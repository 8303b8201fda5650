import type { EventTransportName } from '../../clients/brevo/event.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';

/** By which way events go, and whether it is open (reference/brevo.md §4.3, §4.4). */
export function checkEventTransport({
  remotes,
  eventTransport,
}: {
  remotes: RemoteClients;
  eventTransport: EventTransportName;
}): Check<'event_transport'> {
  return {
    id: 'event_transport',
    async look(storeHash, signal) {
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      if (eventTransport === 'v3_events') return { state: 'ok', code: 'v3_events' };
      const { automationKey } = await brevo.getAccount({ signal });
      if (automationKey === null) return { state: 'problem', code: 'tracker_off' };
      return { state: 'ok', code: 'legacy_tracker' };
    },
  };
}
