import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { isLiveStatus } from '../storefronts/refresh-channels.ts';
import { isEnabled } from '../storefronts/storefront-settings.ts';

/** A call each; whoever has more storefronts sees by these how it is. */
const MOST_STOREFRONTS = 20;

/** Whether BigCommerce reminds people of carts that Brevo may remind them of, too. */
export function checkCartReminders({
  remotes,
  channels,
  settings,
}: {
  remotes: RemoteClients;
  channels: ChannelRepository;
  settings: SettingsService;
}): Check<'cart_reminders'> {
  return {
    id: 'cart_reminders',
    async look(storeHash, signal): Promise<Finding<'cart_reminders'>> {
      const choices = await settings.get(storeHash);
      if (!choices.sync.carts) return { state: 'off', code: 'off' };
      const { cartReminders } = await remotes.bigcommerce(storeHash, { interactive: true });
      const isOn = await cartReminders.isOn({ signal });
      const storefronts = (await channels.list(storeHash))
        .filter(({ id, type, status }) => {
          return type === 'storefront' && isLiveStatus(status) && isEnabled(choices, id);
        })
        .slice(0, MOST_STOREFRONTS);
      const own = await Promise.all(
        storefronts.map(({ id }) => cartReminders.isOnFor(id, { signal })),
      );
      const reminding = storefronts.filter((_, index) => own[index] ?? isOn);
      // Before the channels were read, what holds for all of them is all we know.
      const isOnAll = reminding.length === storefronts.length;
      if (isOnAll && (isOn || storefronts.length > 0)) return { state: 'warning', code: 'both' };
      if (reminding.length === 0) return { state: 'ok', code: 'ok' };
      const names = reminding.map(({ name }) => name).join(', ');
      return { state: 'warning', code: 'both_on_some', params: { storefronts: names } };
    },
  };
}
