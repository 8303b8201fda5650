import type { Hook, HooksApi } from '../../clients/bigcommerce/hooks.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import type { WebhookHealthRepository } from '../../db/store/webhook-health.ts';
import type { HeldWebhook, WebhookRepository } from '../../db/store/webhooks.ts';
import { AppError, RemoteError } from '../../errors.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { MOST_A_SCOPE, planWebhooks, type WebhookPlan } from './plan-webhooks.ts';
import { wantedScopes } from './wanted-scopes.ts';
import { webhookKey } from './webhook-key.ts';

export interface EnsureWebhooksDeps {
  stores: StoreRepository;
  settings: SettingsService;
  webhooks: WebhookRepository;
  webhookHealth: WebhookHealthRepository;
  activity: ActivityRepository;
  remotes: RemoteClients;
  publicUrl: string;
  now(): number;
}

/**
 * Job `ensure-webhooks`: after it, BigCommerce holds one working hook for each event that is needed, and none of ours
 * besides. One call when all is well. After an install, a change of what is synced, a failed delivery, and daily, since
 * BigCommerce switches hooks off (reference/bigcommerce.md §4.2, §4.6).
 */
export async function ensureWebhooks(
  deps: EnsureWebhooksDeps,
  storeHash: string,
  signal: AbortSignal,
): Promise<void> {
  const { stores, settings, webhooks, webhookHealth, activity, remotes, publicUrl, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return;
  try {
    const { hooks } = await remotes.bigcommerce(storeHash);
    const held = await webhooks.list(storeHash);
    const plan = planWebhooks({
      scopes: wantedScopes(await settings.get(storeHash)),
      listed: await hooks.list({ signal }),
      heldIds: new Set(held.map(({ hookId }) => hookId)),
      publicUrl,
      key: webhookKey(store),
    });
    const { working, refused } = await carryOut(plan, hooks, signal);
    await webhooks.replace(storeHash, working, now());
    const problem = problemOf(refused, plan.crowded);
    const isNews = await webhookHealth.saveChecked(storeHash, problem?.message ?? null, now());
    if (isNews && problem)
      await activity.add(storeHash, {
        kind: 'webhooks_incomplete',
        level: 'warning',
        ...problem,
        at: now(),
      });
  } catch (error) {
    // Counts as looked at: the job's own attempts come sooner than the next day.
    if (error instanceof AppError && !signal.aborted)
      await webhookHealth.saveChecked(storeHash, error.message, now());
    throw error;
  }
}

interface Outcome {
  working: HeldWebhook[];
  /** Scopes whose hook BigCommerce did not accept. */
  refused: string[];
}

/** Deletions first: they make room. */
async function carryOut(plan: WebhookPlan, hooks: HooksApi, signal: AbortSignal): Promise<Outcome> {
  const outcome: Outcome = { working: [...plan.keep], refused: [] };
  for (const id of plan.delete) await unlessMissing(hooks.delete(id, { signal }));
  for (const { id, hook } of plan.mend)
    await note(hook.scope, outcome, async () => {
      const mended = await unlessMissing(hooks.update(id, hook, { signal }));
      return mended ?? hooks.create(hook, { signal });
    });
  for (const hook of plan.create)
    await note(hook.scope, outcome, () => hooks.create(hook, { signal }));
  return outcome;
}

/** A refusal is about this one hook: the others may be in order. */
async function note(
  scope: string,
  { working, refused }: Outcome,
  attempt: () => Promise<Hook>,
): Promise<void> {
  try {
    const { id, isActive } = await attempt();
    working.push({ scope, hookId: id, isActive });
  } catch (error) {
    if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
    refused.push(scope);
  }
}

/** Somebody else was quicker to delete it. */
async function unlessMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof RemoteError && error.failure === 'missing') return undefined;
    throw error;
  }
}

function problemOf(refused: string[], crowded: WebhookPlan['crowded']) {
  const full = crowded.filter(({ scope }) => refused.includes(scope)).map(({ scope }) => scope);
  const most = MOST_A_SCOPE;
  if (full.length > 0) return activityOf('webhooks_full', { most, scopes: full });
  if (refused.length > 0) return activityOf('webhooks_refused', { scopes: refused });
  const [near] = crowded;
  if (!near) return null;
  return activityOf('webhooks_near_limit', { count: near.others, most, scopes: [near.scope] });
}
