import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { CartRepository } from '../../db/ledger/carts.ts';
import type { OrderFactsRepository } from '../../db/ledger/order-facts.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { WebhookRepository } from '../../db/store/webhooks.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { RECORD_SCOPES } from '../webhooks/scope-table.ts';

/** Without these Brevo's automations for carts neither start nor end (reference/brevo.md §4.3). */
const NEEDED_EVENTS = ['cart_updated', 'cart_deleted', 'order_completed'] as const;

/** Whether changes of carts come in, and go out. */
export function checkCartEvents({
  stores,
  webhooks,
  carts,
  orderFacts,
  settings,
}: {
  stores: StoreRepository;
  webhooks: WebhookRepository;
  carts: CartRepository;
  orderFacts: OrderFactsRepository;
  settings: SettingsService;
}): Check<'cart_events'> {
  return {
    id: 'cart_events',
    async look(storeHash): Promise<Finding<'cart_events'>> {
      const { sync, events } = await settings.get(storeHash);
      if (!sync.carts) return { state: 'off', code: 'off' };
      const held = await webhooks.list(storeHash);
      const active = new Set(held.filter(({ isActive }) => isActive).map(({ scope }) => scope));
      const isWhole = [...RECORD_SCOPES].every(
        ([scope, { kind }]) => kind !== 'carts' || active.has(scope),
      );
      if (!isWhole) return { state: 'problem', code: 'missing', mend: 'webhooks' };
      const silent = NEEDED_EVENTS.filter((name) => !events[name]);
      if (silent.length > 0)
        return { state: 'warning', code: 'events_off', params: { events: silent.join(', ') } };

      const lastAt = await carts.lastChangeAt(storeHash);
      if (lastAt !== null)
        return { state: 'ok', code: 'ok', params: { lastAt: new Date(lastAt).toISOString() } };
      const installedAt = (await stores.find(storeHash))?.installedAt ?? 0;
      const hasSold = await orderFacts.hasAnySince(storeHash, installedAt);
      return hasSold ? { state: 'warning', code: 'never' } : { state: 'ok', code: 'none_yet' };
    },
  };
}
