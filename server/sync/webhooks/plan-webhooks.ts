import type { Hook, NewHook } from '../../clients/bigcommerce/hooks.ts';
import type { HeldWebhook } from '../../db/store/webhooks.ts';
import { EXCEPTION_SCOPE } from './scope-table.ts';
import { KEY_HEADER } from './webhook-key.ts';

/** The most that BigCommerce lets an app have for one scope of a store (reference/bigcommerce.md §4.2). */
export const MOST_A_SCOPE = 10;

/** What has to be done so that every wanted scope has one hook that works, and no other scope has any. */
export interface WebhookPlan {
  /** Also duplicates. */
  delete: number[];
  /** Switched off, or not as they should be. */
  mend: Array<{ id: number; hook: NewHook }>;
  create: NewHook[];
  /** In order as they are. */
  keep: HeldWebhook[];
  /** Scopes that others' hooks fill, or nearly. */
  crowded: Array<{ scope: string; others: number }>;
}

interface Circumstances {
  scopes: readonly string[];
  listed: readonly Hook[];
  /** The hooks that we made, as far as we remember: ours wherever they lead. */
  heldIds: ReadonlySet<number>;
  publicUrl: string;
  key: string;
}

/** Pure. Hooks that lead elsewhere belong to another installation of the app, and are left alone. */
export function planWebhooks({
  scopes,
  listed,
  heldIds,
  publicUrl,
  key,
}: Circumstances): WebhookPlan {
  const isOurs = ({ id, destination }: Hook) =>
    heldIds.has(id) || destination === publicUrl || destination.startsWith(`${publicUrl}/`);
  const ours = listed.filter(isOurs);
  const plan: WebhookPlan = { delete: [], mend: [], create: [], keep: [], crowded: [] };

  for (const scope of scopes) {
    const hook: NewHook = {
      scope,
      destination: destinationOf(scope, publicUrl),
      headers: { [KEY_HEADER]: key },
    };
    // The one in the right place first: moving another one there would be refused as its duplicate.
    const [best, ...spare] = ours
      .filter((one) => one.scope === scope)
      .sort((a, b) => Number(isAt(b, hook)) - Number(isAt(a, hook)) || a.id - b.id);
    plan.delete.push(...spare.map(({ id }) => id));
    if (!best) plan.create.push(hook);
    else if (isAsItShouldBe(best, hook)) plan.keep.push({ scope, hookId: best.id, isActive: true });
    else plan.mend.push({ id: best.id, hook });

    const others = listed.filter((one) => one.scope === scope && !isOurs(one)).length;
    if (others >= MOST_A_SCOPE - 1) plan.crowded.push({ scope, others });
  }
  const wanted = new Set(scopes);
  plan.delete.push(...ours.filter(({ scope }) => !wanted.has(scope)).map(({ id }) => id));
  return plan;
}

function destinationOf(scope: string, publicUrl: string): string {
  const path = scope === EXCEPTION_SCOPE ? '/exceptions' : '';
  return `${publicUrl}/webhooks/bigcommerce${path}`;
}

function isAt({ destination }: Hook, wanted: NewHook): boolean {
  return destination === wanted.destination;
}

function isAsItShouldBe(hook: Hook, wanted: NewHook): boolean {
  const sent = new Map(
    Object.entries(hook.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const carriesAll = Object.entries(wanted.headers).every(
    ([name, value]) => sent.get(name) === value,
  );
  return hook.isActive && isAt(hook, wanted) && carriesAll;
}
