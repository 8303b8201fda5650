import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { WebhookRepository } from '../../db/store/webhooks.ts';
import { AppError } from '../../errors.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { MOST_A_SCOPE, planWebhooks } from '../webhooks/plan-webhooks.ts';
import { wantedScopes } from '../webhooks/wanted-scopes.ts';
import { webhookKey } from '../webhooks/webhook-key.ts';

interface WebhookCheckDeps {
  stores: StoreRepository;
  webhooks: WebhookRepository;
  settings: SettingsService;
  remotes: RemoteClients;
  publicUrl: string;
}

/** What BigCommerce holds of our webhooks, against what the settings call for. One call. */
export function checkWebhooks(deps: WebhookCheckDeps): Check<'webhooks'> {
  const { stores, webhooks, settings, remotes, publicUrl } = deps;
  return {
    id: 'webhooks',
    async look(storeHash, signal) {
      const store = await stores.find(storeHash);
      if (!store) throw new AppError('store_not_installed', 'The app is not installed.');
      const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
      const listed = await bigcommerce.hooks.list({ signal });
      const held = await webhooks.list(storeHash);
      const scopes = wantedScopes(await settings.get(storeHash));
      const heldIds = new Set(held.map(({ hookId }) => hookId));
      const plan = planWebhooks({ scopes, listed, heldIds, publicUrl, key: webhookKey(store) });

      const full = new Set(
        plan.crowded.filter(({ others }) => others >= MOST_A_SCOPE).map(({ scope }) => scope),
      );
      const active = new Set(listed.filter(({ isActive }) => isActive).map(({ id }) => id));
      const misdirected = plan.mend.filter(({ id }) => active.has(id)).length;
      return judge({
        expected: scopes.length,
        missing: plan.create.length,
        inactive: plan.mend.length - misdirected,
        misdirected,
        spare: plan.delete.length,
        crowded: plan.crowded.map(({ scope }) => scope),
        isFull: plan.create.length > 0 && plan.create.every(({ scope }) => full.has(scope)),
      });
    },
  };
}

interface Count {
  expected: number;
  missing: number;
  inactive: number;
  misdirected: number;
  spare: number;
  crowded: string[];
  /** There is no room for those that are missing. */
  isFull: boolean;
}

function judge({ crowded, isFull, ...params }: Count): Finding<'webhooks'> {
  const kinds = ['missing', 'inactive', 'misdirected'] as const;
  const [wrong, another] = kinds.filter((kind) => params[kind] > 0);
  const mend = 'webhooks';
  const taken = { scopes: crowded.join(', ') };
  if (isFull && !another) return { state: 'problem', code: 'crowded', params: taken };
  if (wrong) return { state: 'problem', code: another ? 'several' : wrong, params, mend };
  if (crowded.length > 0) return { state: 'warning', code: 'crowded', params: taken };
  if (params.spare > 0) return { state: 'warning', code: 'spare', params, mend };
  return { state: 'ok', code: 'ok', params };
}
