import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import type { BrevoWatchRepository } from '../../db/brevo/brevo-watch.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { AppError, RemoteError } from '../../errors.ts';
import {
  isAsWanted,
  MOST_WEBHOOKS,
  ownWebhooks,
  wantedBrevoWebhook,
} from '../consent/wanted-brevo-webhook.ts';

/** Whether Brevo tells us at once who unsubscribed there. One call. */
export function checkBrevoWebhook({
  stores,
  brevoWatch,
  remotes,
  publicUrl,
}: {
  stores: StoreRepository;
  brevoWatch: BrevoWatchRepository;
  remotes: RemoteClients;
  publicUrl: string;
}): Check<'brevo_webhook'> {
  return {
    id: 'brevo_webhook',
    async look(storeHash, signal) {
      const store = await stores.find(storeHash);
      if (!store) throw new AppError('store_not_installed', 'The app is not installed.');
      const { webhooks } = await remotes.brevo(storeHash, { interactive: true });
      const { hookId } = await brevoWatch.get(storeHash);
      const wanted = wantedBrevoWebhook(store, publicUrl);
      try {
        const listed = await webhooks.list({ signal });
        const [own] = ownWebhooks(listed, wanted, hookId);
        if (own && isAsWanted(own, wanted, hookId)) return { state: 'ok', code: 'ok' };
        if (own) return { state: 'problem', code: 'changed', mend: 'brevo_webhook' };
        if (listed.length >= MOST_WEBHOOKS)
          return { state: 'warning', code: 'full', params: { most: MOST_WEBHOOKS } };
        return { state: 'problem', code: 'missing', mend: 'brevo_webhook' };
      } catch (error) {
        // Unsubscribes are found at night then; the sync itself needs no webhook of Brevo's.
        if (error instanceof RemoteError && error.failure === 'permission')
          return { state: 'warning', code: 'not_permitted' };
        throw error;
      }
    },
  };
}
