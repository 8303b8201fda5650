import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import type { WantedItem } from '../../../sandbox/bigcommerce/shop/carts/cart-table.ts';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import { startConnectedApp, syncOnce, WITHOUT_WEBHOOKS } from './connected-store.ts';
import type { TestAppOptions } from './start-test-app.ts';

export const ADA = { id: 1, email: 'ada.whitfield@example.com' };
/** No subscriber. */
export const BEN = { id: 2, email: 'ben.carter@example.com' };
/** With variants of its own. */
export const TENT: WantedItem = { productId: 1, variantId: 1001 };

/** A synced small store with a list for people who left a cart, and a clock that a test moves on. Carts are marked by hand. */
export async function openCartShop({
  bigcommerce = WITHOUT_WEBHOOKS,
  ...options
}: TestAppOptions = {}) {
  let ahead = 0;
  const app = await startConnectedApp({
    bigcommerce: { stores: defaultStores({ customers: 60 }), ...bigcommerce },
    now: () => Date.now() + ahead,
    ...options,
  });
  await syncOnce(app);
  const list = await app.merchant.call('POST', '/brevo/lists', { name: 'Left a cart' });
  const listId = Number(list.body.id);
  const settings = async (changes: Record<string, unknown>) => {
    const { version, ...before } = (await app.merchant.get('/settings')).body;
    const merged = Object.fromEntries(
      Object.entries(changes).map(([section, change]) => [
        section,
        { ...before[section], ...(change as object) },
      ]),
    );
    await app.merchant.call('PUT', '/settings', { version, ...merged });
  };
  await settings({ lists: { abandonedCart: listId } });
  const later = async (ms: number) => {
    ahead += ms;
    await app.settle();
  };
  /** What webhooks do: mark, and see to it that the drain runs. */
  const mark = async (cartId: string, hint: string | null = null) => {
    const { pending, queue, now } = app.context;
    await pending.mark([{ storeHash: 'acme1', kind: 'carts', entityId: cartId, hint }], now());
    await queue.enqueue(drainJob('acme1', 'carts'));
    await app.settle();
  };
  return Object.assign(app, {
    ...{ listId, later, mark, changeSettings: settings },
    /** A shopper’s own cart. */
    fill: (
      fields: { customerId?: number; email?: string; channelId?: number } = {},
      items = [TENT],
    ) =>
      app.shop.carts.create(
        {
          ...{ channelId: 1, currency: 'USD', rate: 1 },
          email: app.shop.customers.find(fields.customerId ?? 0)?.email ?? '',
          ...fields,
        },
        items,
      ),
    /** Changed, and then left in peace until it is looked at. */
    settled: async (cartId: string) => {
      await mark(cartId);
      await later(10_001);
    },
    told: () => [...app.account.events].map(({ name }) => name),
    newest: (name: string) => [...app.account.events].filter((one) => one.name === name).at(-1),
    isInList: (email: string) => app.account.contact(email)?.listIds.includes(listId) ?? false,
    waiting: async () => Number((await app.db('pending_changes').count({ n: '*' }))[0]?.n),
    /** Calls to a platform since the last look. */
    brevoCalls: () => [...app.brevo.requests].length,
  });
}

export type CartShop = Awaited<ReturnType<typeof openCartShop>>;
