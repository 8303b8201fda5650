import type { BrevoWebhooksApi, NewBrevoWebhook } from '../../clients/brevo/webhooks.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { BrevoWatchRepository } from '../../db/brevo/brevo-watch.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { RemoteError } from '../../errors.ts';
import {
  isAsWanted,
  MOST_WEBHOOKS,
  ownWebhooks,
  wantedBrevoWebhook,
} from './wanted-brevo-webhook.ts';

export interface EnsureBrevoWebhookDeps {
  stores: StoreRepository;
  brevoWatch: BrevoWatchRepository;
  activity: ActivityRepository;
  remotes: RemoteClients;
  publicUrl: string;
  now(): number;
}

/**
 * Job `ensure-brevo-webhook`: after it, the Brevo account holds one webhook of this store, as it should be. One call when
 * all is well, of the hundred an hour that Brevo allows for much else too. After connecting, and daily.
 */
export async function ensureBrevoWebhook(
  deps: EnsureBrevoWebhookDeps,
  storeHash: string,
  signal: AbortSignal,
): Promise<void> {
  const { stores, brevoWatch, activity, remotes, publicUrl, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return;
  const { webhooks } = await remotes.brevo(storeHash);
  const { hookId: heldId } = await brevoWatch.get(storeHash);
  const wanted = wantedBrevoWebhook(store, publicUrl);
  const { hookId, problem } = await settle(webhooks, wanted, heldId, signal);
  const held = { hookId, problem: problem?.message ?? null };
  const isNews = await brevoWatch.saveHook(storeHash, held, now());
  if (isNews && problem)
    await activity.add(storeHash, {
      kind: 'brevo_webhook_missing',
      level: 'warning',
      ...problem,
      at: now(),
    });
}

type Told = ReturnType<typeof activityOf>;

async function settle(
  webhooks: BrevoWebhooksApi,
  wanted: NewBrevoWebhook,
  heldId: number | null,
  signal: AbortSignal,
): Promise<{ hookId: number | null; problem: Told | null }> {
  try {
    const listed = await webhooks.list({ signal });
    const [best, ...spare] = ownWebhooks(listed, wanted, heldId);
    for (const { id } of spare) await webhooks.delete(id, { signal });
    if (!best) return { hookId: (await webhooks.create(wanted, { signal })).id, problem: null };
    if (!isAsWanted(best, wanted, heldId)) await webhooks.update(best.id, wanted, { signal });
    return { hookId: best.id, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { hookId: heldId, problem };
  }
}

/** A webhook is no more than a hurry: without it the sync goes on, and unsubscribes are found later. */
function problemOf(error: unknown): Told | undefined {
  if (!(error instanceof RemoteError)) return undefined;
  if (error.failure === 'permission') return activityOf('brevo_webhook_not_permitted');
  if (error.failure === 'rejected')
    return activityOf('brevo_webhook_refused', { most: MOST_WEBHOOKS });
  return undefined;
}
