import type {
  BrevoWebhook,
  BrevoWebhooksApi,
  NewBrevoWebhook,
} from '../../clients/brevo/webhooks.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { ActivityRepository } from '../../db/activity.ts';
import type { BrevoWatchRepository } from '../../db/brevo-watch.ts';
import type { StoreRepository } from '../../db/stores.ts';
import { RemoteError } from '../../errors.ts';
import { brevoWebhookToken, brevoWebhookUrl } from './brevo-door.ts';
import { BLOCKING_EVENTS } from './read-brevo-notice.ts';

export interface EnsureBrevoWebhookDeps {
  stores: StoreRepository;
  brevoWatch: BrevoWatchRepository;
  activity: ActivityRepository;
  remotes: RemoteClients;
  publicUrl: string;
  now(): number;
}

/** Brevo allows so many an account (reference/brevo.md §1.5). */
const MOST_WEBHOOKS = 40;
const AT_NIGHT = 'Unsubscribes in Brevo are found at night only';

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
  const wanted: NewBrevoWebhook = {
    url: brevoWebhookUrl(publicUrl, store),
    events: BLOCKING_EVENTS,
    token: brevoWebhookToken(store),
    description: 'Pulsebridge: tells the store who unsubscribed',
  };
  const outcome = await settle(webhooks, wanted, heldId, signal);
  const isNews = await brevoWatch.saveHook(storeHash, outcome, now());
  if (isNews && outcome.problem)
    await activity.add(storeHash, {
      kind: 'brevo_webhook_missing',
      level: 'warning',
      message: outcome.problem,
      ...(outcome.code && { code: outcome.code, params: { most: MOST_WEBHOOKS } }),
      at: now(),
    });
}

async function settle(
  webhooks: BrevoWebhooksApi,
  wanted: NewBrevoWebhook,
  heldId: number | null,
  signal: AbortSignal,
): Promise<{ hookId: number | null; problem: string | null; code?: string }> {
  try {
    // Other stores' webhooks in the same account have addresses of their own, and are left alone.
    const ours = (await webhooks.list({ signal })).filter(
      ({ id, url }) => id === heldId || url === wanted.url,
    );
    const [best, ...spare] = ours.sort((a, b) => Number(isIt(b)) - Number(isIt(a)) || a.id - b.id);
    for (const { id } of spare) await webhooks.delete(id, { signal });
    if (!best) return { hookId: (await webhooks.create(wanted, { signal })).id, problem: null };
    if (!isIt(best)) await webhooks.update(best.id, wanted, { signal });
    return { hookId: best.id, problem: null };
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { hookId: heldId, ...problem };
  }

  function isIt({ id, url, events, token }: BrevoWebhook): boolean {
    const asksForAll = wanted.events.every((event) => events.includes(event));
    // Where Brevo shows no token, one that we made ourselves has ours.
    const hasToken = token === null ? id === heldId : token === wanted.token;
    return url === wanted.url && asksForAll && events.length === wanted.events.length && hasToken;
  }
}

/** A webhook is no more than a hurry: without it the sync goes on, and unsubscribes are found later. */
function problemOf(error: unknown): { code: string; problem: string } | undefined {
  if (!(error instanceof RemoteError)) return undefined;
  if (error.failure === 'permission')
    return {
      code: 'brevo_webhook_not_permitted',
      problem: `${AT_NIGHT}: the API key may not manage webhooks. In Brevo, give it webhooks – all, or connect with another key.`,
    };
  if (error.failure === 'rejected')
    return {
      code: 'brevo_webhook_refused',
      problem: `${AT_NIGHT}: Brevo did not accept our webhook. An account may have ${MOST_WEBHOOKS}; remove those that are no longer used.`,
    };
  return undefined;
}
