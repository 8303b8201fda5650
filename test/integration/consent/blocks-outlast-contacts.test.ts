import { expect, test } from 'vitest';
import { ADA, startListeningApp } from '../../helpers/calls/brevo-webhook.ts';
import { type ConnectedApp, importsOf, startSync } from '../../helpers/stores/connected-store.ts';

const MOVED = 'ada.newname@example.com';

/** Blocked in Brevo, then deleted there; the store still has them as subscribed. */
async function startWithoutAda(options: Parameters<typeof startListeningApp>[0] = {}) {
  const app = await startListeningApp({ writesBack: false, ...options });
  app.account.fire('unsubscribed', ADA);
  await app.settle();
  deleteFromBrevo(app, ADA);
  return app;
}

function deleteFromBrevo(app: ConnectedApp, email: string): void {
  const contact = app.account.contact(email);
  if (contact) app.account.deleteContact(contact);
}

test('somebody who unsubscribed and was deleted in Brevo comes back blocked, by import', async () => {
  await using app = await startWithoutAda();

  await startSync(app.merchant, 'full');
  await app.settle();

  expect(app.account.contact(ADA)).toMatchObject({ emailBlacklisted: true });
  const flags = importsOf(app).map(({ emailBlacklist, rows }) => [emailBlacklist, rows]);
  expect(flags).toContainEqual([true, 1]);
});

test('and by a single write', async () => {
  await using app = await startWithoutAda();

  app.shop.editCustomer(1, { company: 'Whitfield & Daughters' });
  await app.settle();

  const contact = app.account.contact(ADA);
  expect(contact).toMatchObject({ emailBlacklisted: true });
  expect(contact?.attributes.COMPANY).toBe('Whitfield & Daughters');
});

test('a block that somebody lifted in Brevo is not set again by the next sync', async () => {
  await using app = await startListeningApp({ writesBack: false });
  app.account.fire('unsubscribed', ADA);
  await app.settle();
  const contact = app.account.contact(ADA);
  if (!contact) throw new Error('Ada is a contact');
  Object.assign(contact, { emailBlacklisted: false, modifiedAt: Date.now() });

  app.shop.editCustomer(1, { company: 'Whitfield & Daughters' });
  await app.settle();
  await startSync(app.merchant, 'full');
  await app.settle();

  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(false);
});

test('a process that dies in the middle of a change of address leaves nobody unblocked', async () => {
  await using app = await startListeningApp({ writesBack: false });
  app.account.fire('unsubscribed', ADA);
  await app.settle();
  app.shop.addSubscriber({ email: MOVED });
  await app.settle();

  // The address is changed, which lifts the block; what sets it again does not arrive.
  app.brevo.faults.add({
    kind: 'status',
    status: 500,
    times: 12,
    match: { method: 'PUT', path: /\/contacts\// },
  });
  app.shop.editCustomer(1, { email: MOVED });
  await app.settle();
  app.brevo.faults.clear();
  const contact = app.account.contact(ADA);
  if (contact) {
    app.account.contacts.identify(contact, 'email', MOVED);
    contact.emailBlacklisted = false;
  }
  await app.db('pending_changes').update({ not_before: 0 });
  await app.db('jobs').where({ state: 'queued', kind: 'drain-customers' }).update({ run_at: 0 });
  await app.db('job_turns').update({ next_run_at: 0, is_in_line: true });
  await app.settle();

  expect(app.account.contact(MOVED)).toMatchObject({ emailBlacklisted: true });
});
