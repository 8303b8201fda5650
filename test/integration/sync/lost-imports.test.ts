import { expect, test } from 'vitest';
import { drainJob } from '../../../server/sync/drain/drain-job.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  startSync,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

const STORE = 'acme1';

/** A store that is in step, whose imports arrive from now on, and nobody hears of it. */
async function startDeaf() {
  let ahead = 0;
  const app = await startConnectedApp({
    bigcommerce: { ...WITHOUT_WEBHOOKS, ...smallShop(1) },
    now: () => Date.now() + ahead,
  });
  await syncOnce(app);
  app.brevo.switches.notifyUrlCalls = 'never';
  const settleFor = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await app.settle();
      ahead += 60_000;
    }
  };
  return Object.assign(app, { settleFor });
}

/** A sync that finds what is new, and whose next import arrives though its answer does not. */
async function syncUnheard(app: ConnectedApp, email: string): Promise<string> {
  const match = { method: 'POST', path: '/v3/contacts/import' };
  app.brevo.faults.add({ kind: 'reset', when: 'after', times: 1, match });
  const runId = await startSync(app.merchant, 'changes');
  await app.settle();
  await expect.poll(() => app.account.contact(email)).toBeDefined();
  return runId;
}

function signUp(app: ConnectedApp, email: string, company: string): number {
  app.shop.addSubscriber({ email });
  return app.shop.addCustomer({ email, first_name: 'Lou', company }).id;
}

/** What the webhook does, which is switched off here. */
async function unsubscribe(app: ConnectedApp, email: string): Promise<void> {
  const { pending, queue, now } = app.context;
  for (const { id } of app.shop.subscribersByEmail(email)) {
    app.shop.editSubscriber(id, { consents: [] });
    await pending.mark([{ storeHash: STORE, kind: 'subscribers', entityId: String(id) }], now());
  }
  await queue.enqueue(drainJob(STORE, 'subscribers'));
}

test('a customer whose import may have arrived is blocked by a no, and emptied of what it filled', async () => {
  await using app = await startDeaf();
  signUp(app, 'no@example.com', 'No Ltd');
  const id = signUp(app, 'yes@example.com', 'Yes Ltd');
  const runId = await syncUnheard(app, 'yes@example.com');

  await unsubscribe(app, 'no@example.com');
  app.shop.editCustomer(id, { company: '' });
  await app.settleFor(7);

  expect(app.account.contact('no@example.com')).toMatchObject({ emailBlacklisted: true });
  const { attributes } = app.account.contact('yes@example.com') ?? {};
  expect(attributes).toMatchObject({ FIRSTNAME: 'Lou' });
  expect(attributes).not.toHaveProperty('COMPANY');
  const { body } = await app.merchant.get(`/syncs/${runId}`);
  expect(body).toMatchObject({ state: 'succeeded', pending: 0, failed: 0 });
  expect((await app.merchant.get('/status')).body.resources.customers.pending).toBe(0);
});

test.each(['before', 'after'] as const)(
  'an import that is lost twice, %s Brevo had it the second time, leaves nobody mailable who has said no',
  async (when) => {
    await using app = await startDeaf();
    signUp(app, 'no@example.com', 'No Ltd');
    const id = signUp(app, 'yes@example.com', 'Yes Ltd');
    const runId = await syncUnheard(app, 'yes@example.com');
    const match = { method: 'POST', path: '/v3/contacts/import' };
    const attempts = () => [...app.brevo.requests].filter(({ path }) => path === match.path).length;
    const sentOnce = attempts();
    const heal = app.brevo.faults.add({ kind: 'reset', when, match });
    app.shop.editCustomer(id, { company: '' });
    while (attempts() === sentOnce) await app.settleFor(1);
    heal();

    await unsubscribe(app, 'no@example.com');
    await app.settleFor(10);

    expect(app.account.contact('no@example.com')).toMatchObject({ emailBlacklisted: true });
    const { attributes } = app.account.contact('yes@example.com') ?? {};
    expect(attributes).toMatchObject({ FIRSTNAME: 'Lou' });
    expect(attributes).not.toHaveProperty('COMPANY');
    const { body } = await app.merchant.get(`/syncs/${runId}`);
    expect(body).toMatchObject({ state: 'succeeded', pending: 0, failed: 0 });
  },
);

test('one who is deleted before they are sent again leaves the lists', async () => {
  await using app = await startDeaf();
  const id = signUp(app, 'gone@example.com', 'Gone Ltd');
  await syncUnheard(app, 'gone@example.com');

  app.shop.deleteCustomer(id);
  for (const one of app.shop.subscribersByEmail('gone@example.com'))
    app.shop.deleteSubscriber(one.id);
  await app.settleFor(7);

  expect(app.account.contact('gone@example.com')).toMatchObject({ listIds: [] });
  expect((await app.merchant.get('/status')).body.resources.customers.pending).toBe(0);
});

test('a reader whose import may have arrived is blocked by a no', async () => {
  await using app = await startDeaf();
  for (const email of ['no@example.com', 'yes@example.com']) app.shop.addSubscriber({ email });
  await syncUnheard(app, 'yes@example.com');

  await unsubscribe(app, 'no@example.com');
  await app.settleFor(7);

  expect(app.account.contact('no@example.com')).toMatchObject({ emailBlacklisted: true });
  expect(app.account.contact('yes@example.com')).toMatchObject({ emailBlacklisted: false });
  const { newsletterReaders } = (await app.merchant.get('/status')).body;
  expect(newsletterReaders).toMatchObject({ pending: 0 });
});

test('whose single write may have arrived is blocked by a no, and emptied of what it filled', async () => {
  await using app = await startDeaf();
  const { pending, queue, now } = app.context;
  const changed = async (kind: 'customers' | 'subscribers', ids: number[]) => {
    const marks = ids.map((id) => ({ storeHash: STORE, kind, entityId: String(id) }));
    await pending.mark(marks, now());
    await queue.enqueue(drainJob(STORE, kind));
    await app.settleFor(1);
  };
  const emails = ['yes@example.com', 'reader@example.com'];
  const yes = signUp(app, 'yes@example.com', 'Lost Ltd');
  const reader = app.shop.addSubscriber({ email: 'reader@example.com' });
  const heal = app.brevo.faults.add({ kind: 'reset', when: 'after', match: { method: 'POST' } });
  const subscribers = emails.flatMap((email) =>
    app.shop.subscribersByEmail(email).map(({ id }) => id),
  );
  await changed('subscribers', subscribers);
  await changed('customers', [yes]);
  const blocked = () => emails.map((email) => app.account.contact(email)?.emailBlacklisted);
  expect(blocked()).toEqual([false, false]);
  heal();

  app.shop.editCustomer(yes, { company: '' });
  app.shop.editSubscriber(reader.id, { consents: [] });
  await changed('subscribers', subscribers);
  await changed('customers', [yes]);
  await app.settleFor(2);

  expect(blocked()).toEqual([false, true]);
  expect(app.account.contact('yes@example.com')?.attributes).not.toHaveProperty('COMPANY');
});
