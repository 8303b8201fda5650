import { expect, test } from 'vitest';
import type { ConsentMode } from '../../../server/contract/settings.ts';
import { customersOf, isTakenByBrevo, optedIn, optedOut } from '../../helpers/models/shop-model.ts';
import {
  type ConnectedApp,
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

async function chooseMode(app: ConnectedApp, mode: ConsentMode): Promise<void> {
  const { version } = (await app.merchant.get('/settings')).body;
  const saved = await app.merchant.call('PUT', '/settings', {
    version,
    consent: { mode, writeBackUnsubscribes: false },
  });
  expect(saved.status).toBe(200);
}

/** One entry a person, and the records of theirs. */
function people(app: ConnectedApp) {
  return Map.groupBy(
    customersOf(app.shop).filter(({ email }) => isTakenByBrevo(email)),
    ({ email }) => email.toLowerCase(),
  );
}

test('by default only people who opted in are written, and none of them is blocked', async () => {
  await using app = await startConnectedApp();
  await syncOnce(app);
  for (const [email, records] of people(app)) {
    const isExpected = records.some((customer) => optedIn(app.shop, customer));
    expect([email, app.account.contact(email) !== undefined]).toEqual([email, isExpected]);
  }
  expect([...app.account.contacts].filter((contact) => contact.emailBlacklisted)).toEqual([]);
});

test('everyone-blocklisted: nobody who did not opt in can be mailed, and nobody Brevo knew is touched', async () => {
  await using app = await startConnectedApp();
  const stranger = customersOf(app.shop).find(
    (customer) => customer.id > 100 && app.shop.subscribersByEmail(customer.email).length === 0,
  );
  if (!stranger) throw new Error('some customers have no newsletter record');
  await fetch(`${app.brevo.url}/contacts`, {
    method: 'POST',
    headers: { 'api-key': app.account.keys[0]?.key ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ email: stranger.email, attributes: { FIRSTNAME: 'Known' } }),
  });
  await chooseMode(app, 'everyone-blocklisted');

  await syncOnce(app);

  for (const [email, records] of people(app)) {
    const contact = app.account.contact(email);
    if (email === stranger.email.toLowerCase() || !contact) continue;
    const mayBeMailed = records.some((customer) => optedIn(app.shop, customer));
    expect([email, contact.emailBlacklisted]).toEqual([email, !mayBeMailed]);
  }
  expect(app.account.contact(stranger.email)).toMatchObject({
    emailBlacklisted: false,
    attributes: { FIRSTNAME: 'Known' },
  });
});

test('everyone: those who never said no are written as they are, those who did are blocked', async () => {
  await using app = await startConnectedApp();
  await chooseMode(app, 'everyone');

  const run = await syncOnce(app);

  expect(run.skipped).toBe(0);
  for (const [email, records] of people(app)) {
    const someoneAgreed = records.some((customer) => !optedOut(app.shop, customer));
    expect([email, app.account.contact(email)?.emailBlacklisted]).toEqual([email, !someoneAgreed]);
  }
});

test('the preview says in numbers what each mode then does, and writes nothing', async () => {
  await using app = await startConnectedApp();
  const { run } = (await app.merchant.call('POST', '/syncs/preview')).body;
  await app.settle();
  const counted = (await app.merchant.get(`/syncs/${run.id}`)).body;
  expect(counted).toMatchObject({ state: 'succeeded', mode: 'preview', total: 1200, done: 1200 });
  expect(app.account.contacts.size).toBe(0);

  const done = await syncOnce(app);

  const { written, skippedBy } = counted.preview.subscribers;
  expect(skippedBy).toEqual(expect.arrayContaining(done.skippedBy));
  // Brevo refuses one address that could be one.
  expect([written - done.synced, done.failed]).toEqual([1, 2]);
});

test('somebody who unsubscribes in the store is skipped from the next sync on', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  const [record] = app.shop.subscribersByEmail('ada.whitfield@example.com');
  if (!record) throw new Error('Ada has the newsletter');
  app.shop.editSubscriber(record.id, { consents: [] });

  const run = await syncOnce(app);

  expect(app.account.contact('ada.whitfield@example.com')).toBeUndefined();
  expect(run.skippedBy).toContainEqual({ reason: 'unsubscribed', count: expect.any(Number) });
});
