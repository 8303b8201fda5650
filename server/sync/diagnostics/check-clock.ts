import type { PlatformWatch } from '../../clients/platform-watch.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';

/** Signed links allow for a few seconds, webhooks for five minutes (reference/bigcommerce.md §1.4, §4.5). */
const WORTH_A_LOOK_MS = 30_000;
const BREAKS_THINGS_MS = 120_000;

/** Whether our clock agrees with the platforms', by the dates of their answers. */
export function checkClock({
  remotes,
  watch,
}: {
  remotes: RemoteClients;
  watch: PlatformWatch;
}): Check<'clock'> {
  return {
    id: 'clock',
    async look(storeHash, signal) {
      const [ofStore, ofBrevo] = await Promise.allSettled([
        remotes
          .bigcommerce(storeHash, { interactive: true })
          .then((client) => client.getTime({ signal })),
        remotes
          .brevo(storeHash, { interactive: true })
          .then((client) => client.listAttributes({ signal })),
      ]);
      const skews = (['BigCommerce', 'Brevo'] as const).flatMap((service) => {
        const ms = watch.clockSkewMs(service);
        return ms === null ? [] : [{ service, ms: Math.abs(ms) }];
      });
      const [worst] = skews.sort((a, b) => b.ms - a.ms);
      // Even a refusal has a date. Nobody has answered: that is what is wrong.
      if (!worst) throw ofStore.status === 'rejected' ? ofStore.reason : ofBrevo;
      if (worst.ms < WORTH_A_LOOK_MS) return { state: 'ok', code: 'ok' };
      const params = { service: worst.service, seconds: Math.round(worst.ms / 1000) };
      return { state: worst.ms < BREAKS_THINGS_MS ? 'warning' : 'problem', code: 'off', params };
    },
  };
}
