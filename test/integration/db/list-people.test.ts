import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { manyStorefronts, saveSettings } from '../../helpers/stores/many-storefronts.ts';
import { install } from '../../helpers/stores/merchant.ts';

const UNKNOWN = { allCustomers: null, buyers: null, newsletter: null };
const NOT_PLACED = [0, 5, 6];

test('each list says how many people it is about, and how many of them Brevo gets', async () => {
  const { stores } = manyStorefronts(2, { customers: 60, orders: 60, products: 20 });
  const theirs = stores.map((store) => ({ ...store, hash: 'boreal2' }));
  await using app = await startConnectedApp({ bigcommerce: { stores: [...stores, ...theirs] } });
  const people = async (merchant = app.merchant) =>
    (await merchant.get('/storefronts/people')).body;
  await app.merchant.get('/storefronts');

  expect((await people()).all).toMatchObject(UNKNOWN);
  expect((await people()).all.abandonedCart).toEqual({ people: 0, inBrevo: 0 });

  await syncOnce(app);
  await app.merchant.call('POST', '/syncs', { resources: ['orders'] });
  await app.settle();

  const { all, storefronts } = await people();
  const { resources, newsletterReaders } = (await app.merchant.get('/status')).body;
  expect(all.allCustomers.inBrevo).toBeGreaterThanOrEqual(resources.customers.synced);
  expect(all.allCustomers.people).toBeGreaterThan(all.allCustomers.inBrevo);
  expect(all.newsletter.inBrevo).toBeGreaterThanOrEqual(newsletterReaders.synced);
  expect(all.newsletter.inBrevo).toBeLessThanOrEqual(all.newsletter.people);

  const placed = await app
    .db('order_facts')
    .whereNotIn('status_id', NOT_PLACED)
    .where({ is_archived: false });
  const buyersOn = (channelId?: number) =>
    new Set(
      placed
        .filter((order) => channelId === undefined || order.channel_id === channelId)
        .map((order) => order.contact_key)
        .filter((key) => key !== null),
    ).size;
  expect(all.buyers.people).toBe(buyersOn());
  expect(storefronts.map((one: { id: number }) => one.id)).toEqual([1, 2]);
  for (const { id, buyers, allCustomers } of storefronts) {
    expect(buyers.people).toBe(buyersOn(id));
    expect(allCustomers).toEqual({ people: expect.any(Number), inBrevo: null });
  }

  await saveSettings(app, { storefronts: { 2: { enabled: false } } });
  expect((await people()).all.buyers.people).toBe(buyersOn(1));

  const [one, two] = await Promise.all([people(), people()]);
  expect(one).toEqual(two);
  const other = await install(app, 'boreal2');
  expect((await people(other)).all).toMatchObject(UNKNOWN);
});
