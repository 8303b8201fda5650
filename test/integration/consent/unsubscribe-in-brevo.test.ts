import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import {
  ADA,
  chooseWriteBack,
  consentsOf,
  startListeningApp,
  storeWrites,
  tell,
} from '../../helpers/calls/brevo-webhook.ts';
import { everyRow } from '../../helpers/database/every-row.ts';
import { type ConnectedApp, startSync } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

const NEWSLETTER = 'marketing_newsletter';

function isSubscribed(app: ConnectedApp, email = ADA): boolean {
  return Object.values(consentsOf(app, email)).flat().includes(NEWSLETTER);
}

async function messagesOf(app: ConnectedApp, kind: string): Promise<string[]> {
  const items = await app.context.activity.list('acme1', { kind, limit: 50 });
  return items.map(({ message }) => message);
}

test('an unsubscribe in Brevo reaches every storefront, and leaves the reminders of carts', async () => {
  await using app = await startListeningApp();
  const [first, second] = app.shop.channels;
  app.shop.simulator.subscribe(ADA, {
    channelId: first?.id,
    consents: [NEWSLETTER, 'abandoned_cart'],
  });
  app.shop.simulator.subscribe(ADA, { channelId: second?.id });
  await app.settle();

  app.account.fire('unsubscribed', ADA);
  await app.settle();

  expect(consentsOf(app, ADA)).toEqual({
    [String(first?.id)]: ['abandoned_cart'],
    [String(second?.id)]: [],
  });
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
  expect(await messagesOf(app, 'written_back')).toEqual([
    expect.stringMatching(/^1 person who may no longer be mailed from Brevo/),
  ]);
});

test.each(['spam', 'hardBounce'] as const)('%s takes the newsletter off as well', async (event) => {
  await using app = await startListeningApp();

  app.account.fire(event, ADA);
  await app.settle();

  expect(isSubscribed(app)).toBe(false);
});

test('it comes to rest: our own change is written once, and goes nowhere', async () => {
  await using app = await startListeningApp();

  app.account.fire('unsubscribed', ADA);
  await app.settle();
  const writes = storeWrites(app);
  const brevoWrites = () => [...app.brevo.requests].filter(({ method }) => method !== 'GET').length;
  const told = brevoWrites();
  for (let again = 0; again < 3; again += 1) {
    await tell(app, { event: 'unsubscribed', email: ADA, ts_event: 1 });
    await app.settle();
  }

  expect(writes).toBe(1);
  expect(storeWrites(app)).toBe(1);
  expect(brevoWrites()).toBe(told);
  expect(await app.context.pending.listKinds('acme1')).toEqual([]);
});

test('what a merchant did not switch on is not written, and is when they do', async () => {
  await using app = await startListeningApp({ writesBack: false });

  app.account.fire('unsubscribed', ADA);
  await app.settle();
  expect(isSubscribed(app)).toBe(true);
  expect(storeWrites(app)).toBe(0);

  await chooseWriteBack(app);
  expect(isSubscribed(app)).toBe(false);
});

test('somebody who subscribes in the store after that stays subscribed there, and blocked in Brevo', async () => {
  await using app = await startListeningApp();
  app.account.fire('unsubscribed', ADA);
  await app.settle();

  app.shop.simulator.subscribe(ADA);
  await app.settle();
  // The same webhook, late and twice.
  await tell(app, [
    { event: 'unsubscribe', email: ADA, ts_event: 1_700_000_000 },
    { event: 'unsubscribe', email: ADA, ts_event: 1_700_000_000 },
  ]);
  await app.settle();

  expect(isSubscribed(app)).toBe(true);
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
});

test('who says no a second time is unsubscribed a second time', async () => {
  await using app = await startListeningApp();
  app.account.fire('unsubscribed', ADA);
  await app.settle();
  const contact = app.account.contact(ADA);
  if (contact) contact.emailBlacklisted = false;
  app.shop.simulator.subscribe(ADA);
  await app.settle();

  app.account.fire('unsubscribed', ADA);
  await app.settle();

  expect(isSubscribed(app)).toBe(false);
});

test('both places at the same moment come out the same', async () => {
  await using app = await startListeningApp();

  app.shop.simulator.unsubscribe(ADA);
  app.account.fire('unsubscribed', ADA);
  await app.settle();

  expect(isSubscribed(app)).toBe(false);
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
  expect(storeWrites(app)).toBe(0);
});

test('a webhook is a hint: who is not blocked, or not known, is left alone', async () => {
  await using app = await startListeningApp();

  await tell(app, { event: 'unsubscribe', email: ADA });
  await tell(app, { event: 'unsubscribe', email: 'stranger@example.com' });
  await app.settle();

  expect(isSubscribed(app)).toBe(true);
  expect(await app.db('brevo_notices')).toEqual([]);
  expect(await app.db('pending_changes')).toEqual([]);
});

test('one unsubscribe in an account that two stores share reaches both', async () => {
  await using app = await startListeningApp();
  const other = await install(app, 'boreal2');
  await other.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  await other.call('PUT', '/settings', { version: 1, consent: { writeBackUnsubscribes: true } });
  const shop = app.bigcommerce.stores.get('boreal2')?.shop;
  shop?.addSubscriber({ email: ADA, consents: [NEWSLETTER] });
  await startSync(other);
  await app.settle();
  expect(app.account.webhooks.size).toBe(2);

  app.account.fire('unsubscribed', ADA);
  await app.settle();

  expect(isSubscribed(app)).toBe(false);
  expect(shop?.subscribersByEmail(ADA)[0]?.consents).toEqual([]);
});

test('an app that may not change customers says so once, and asks BigCommerce for nothing', async () => {
  await using app = await startListeningApp();
  await app
    .db('stores')
    .update({ scope: 'store_v2_customers_read_only store_v2_orders_read_only' });

  app.account.fire('unsubscribed', ADA);
  await app.settle();
  app.account.fire('spam', ADA);
  await app.settle();

  expect(storeWrites(app)).toBe(0);
  expect(await messagesOf(app, 'write_back_refused')).toEqual([
    expect.stringMatching(/may not change customers in this store\. Open the app/),
  ]);
  expect(await app.db('pending_changes')).toEqual([]);

  // The merchant has accepted the new permissions: what was left is done.
  await app.db('stores').update({ scope: 'store_v2_customers store_v2_orders_read_only' });
  await startSync(app.merchant, 'changes');
  await app.settle();
  expect(isSubscribed(app)).toBe(false);
});

test('where BigCommerce takes no consents in an update, the record goes', async () => {
  await using app = await startListeningApp({
    bigcommerce: { switches: { subscriberUpdateTakesConsents: false } },
  });

  app.account.fire('unsubscribed', ADA);
  await app.settle();

  expect(app.shop.subscribersByEmail(ADA)).toEqual([]);
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
});

test('a busy Brevo and a busy BigCommerce delay it, and lose nothing', async () => {
  await using app = await startListeningApp();
  app.brevo.faults.add({ kind: 'status', status: 500, times: 4, match: { path: /\/contacts\// } });
  app.bigcommerce.faults.add({
    kind: 'status',
    status: 500,
    times: 4,
    match: { path: /\/customers\/subscribers/ },
  });

  app.account.fire('unsubscribed', ADA);
  await app.settle();
  // Put off: due again at once, as if the time had passed.
  for (let turn = 0; turn < 3; turn += 1) {
    await app.db('pending_changes').update({ not_before: 0 });
    await app
      .db('jobs')
      .where({ state: 'queued', kind: 'drain-unsubscribes' })
      .update({ run_at: 0 });
    await app.db('job_turns').update({ next_run_at: 0, is_in_line: true });
    await app.settle();
  }

  expect(isSubscribed(app)).toBe(false);
});

test('a store that leaves in between is left alone, and its webhook goes with it', async () => {
  await using app = await startListeningApp();
  app.account.fire('unsubscribed', ADA);

  await app.bigcommerce.uninstall('acme1');
  await app.settle();

  expect(app.account.webhooks.size).toBe(0);
  expect(JSON.stringify(await everyRow(app.db))).not.toContain('acme1');
  expect(storeWrites(app)).toBe(0);
});
