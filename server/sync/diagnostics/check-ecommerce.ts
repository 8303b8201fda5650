import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check } from '../../contract/diagnostics.ts';
import type { SettingsService } from '../settings/settings-service.ts';

/** Whether Brevo takes products, categories and orders. */
export function checkEcommerce({
  remotes,
  settings,
}: {
  remotes: RemoteClients;
  settings: SettingsService;
}): Check<'brevo_ecommerce'> {
  return {
    id: 'brevo_ecommerce',
    async look(storeHash, signal) {
      const { sync } = await settings.get(storeHash);
      if (!sync.products && !sync.categories && !sync.orders) return { state: 'off', code: 'off' };
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      if (await brevo.catalogue.isActive({ signal })) return { state: 'ok', code: 'ok' };
      return { state: 'problem', code: 'inactive', mend: 'ecommerce' };
    },
  };
}
