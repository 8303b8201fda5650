import { expect, test } from 'vitest';
import {
  ADA,
  consentsOf,
  doorOf,
  startListeningApp,
  tell,
} from '../../helpers/calls/brevo-webhook.ts';
import { startConnectedApp } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';

const UNSUBSCRIBE = { event: 'unsubscribe', email: ADA, id: 1, ts_event: 1_700_000_000 };

test('whoever does not hold both keys of a store is refused, and nothing is stored', async () => {
  await using app = await startListeningApp();
  await install(app, 'boreal2');
  const [own, other] = [await doorOf(app), await doorOf(app, 'boreal2')];
  const send = async (url: string, authorization?: string) => {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(UNSUBSCRIBE) });
    return { status: answer.status, body: await answer.json() };
  };

  const answers = [
    await send(own.url),
    await send(own.url, 'Bearer '),
    await send(own.url, `${own.authorization}x`),
    await send(own.url, own.authorization.replace('Bearer', 'Basic')),
    await send(own.url, other.authorization),
    await send(other.url, own.authorization),
    await send(`${own.url.slice(0, -1)}!`, own.authorization),
    await send(`${app.url}/webhooks/brevo/nobody`, own.authorization),
    await send(`${app.url}/webhooks/brevo/%00`, own.authorization),
  ];

  expect(answers.map(({ status }) => status)).toEqual(Array(9).fill(401));
  expect(answers[0]?.body).toEqual({
    error: { code: 'unauthenticated', message: 'This webhook is not from Brevo.' },
  });
  expect(await app.db('brevo_notices')).toEqual([]);
  expect(await app.db('pending_changes')).toEqual([]);
  expect(await app.context.metrics.render()).toContain(
    'pulsebridge_callbacks_total{callback="brevo_webhook",outcome="refused"} 9',
  );
});

const USELESS: ReadonlyArray<readonly [body: unknown, status: number]> = [
  ['{"event":', 400],
  ['[1, 2]', 400],
  [{ pad: 'x'.repeat(2_000_000) }, 413],
  [{ event: 'click', email: ADA }, 204],
  [{ event: 'unsubscribe' }, 204],
  [{ event: 'unsubscribe', email: '<b>x</b>' }, 204],
];

test('broken JSON, a body of 2 MB, another event, and nobody’s address change nothing', async () => {
  await using app = await startListeningApp();

  const statuses: number[] = [];
  for (const [body] of USELESS) statuses.push(await tell(app, body));

  expect(statuses).toEqual(USELESS.map(([, status]) => status));
  expect(await app.db('brevo_notices')).toEqual([]);
  expect(await app.db('pending_changes')).toEqual([]);
});

test('an accepted webhook is on disk, the address sealed, before Brevo is answered', async () => {
  await using app = await startListeningApp();

  expect(await tell(app, { events: [UNSUBSCRIBE, UNSUBSCRIBE] })).toBe(204);

  const [notice, ...more] = await app.db('brevo_notices');
  expect(more).toEqual([]);
  expect(notice.email_sealed).toMatch(/^v1\./);
  expect(JSON.stringify(notice)).not.toContain('whitfield');
  expect(await app.db('pending_changes').select('kind', 'entity_id')).toEqual([
    { kind: 'unsubscribes', entity_id: notice.contact_key },
  ]);

  await app.settle();
  expect(await app.db('brevo_notices')).toEqual([]);
});

test('before the first sync nothing is kept', async () => {
  await using app = await startConnectedApp();
  await app.settle();

  expect(await tell(app, UNSUBSCRIBE)).toBe(204);
  expect(await app.db('brevo_notices')).toEqual([]);
});

test.each(['array', 'events-object', 'one-by-one'] as const)(
  'batches framed as %s are understood, each of them delivered twice',
  async (webhookBatchFraming) => {
    await using app = await startListeningApp({
      brevo: { switches: { webhookBatchFraming, webhookCopies: 'two' }, webhookBatchMs: 1 },
    });
    for (const hook of app.account.webhooks.values()) hook.batched = true;
    const people = [...app.account.contacts].slice(0, 5).map(({ email }) => String(email));

    for (const email of people) app.account.fire('unsubscribed', email);
    await app.settle();

    for (const email of people)
      expect(Object.values(consentsOf(app, email)).flat()).not.toContain('marketing_newsletter');
  },
);

test('a mark that a crash left without its job is found at the next start', async () => {
  await using app = await startListeningApp();
  app.account.fire('unsubscribed', ADA);
  await app.brevo.idle();
  await app.db('jobs').where({ kind: 'drain-unsubscribes' }).delete();

  await app.context.queue.enqueue({ storeHash: 'acme1', kind: 'resume-sync', key: 'resume-sync' });
  await app.settle();

  expect(Object.values(consentsOf(app, ADA)).flat()).not.toContain('marketing_newsletter');
});
