import { BrevoClient } from '@getbrevo/brevo';
import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { type BrevoOptions, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import type { FireOptions } from '../../../sandbox/brevo/webhooks/fire.ts';
import type { NoticeEvent } from '../../../sandbox/brevo/webhooks/notice.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';
import { type Served, serve } from '../../helpers/calls/serve.ts';

const ADA = 'ada@example.com';
const ALL: NoticeEvent[] = [
  ...(['unsubscribed', 'spam', 'hardBounce', 'softBounce', 'delivered', 'opened'] as const),
  ...(['click', 'listAddition', 'contactUpdated', 'contactDeleted'] as const),
];

/** A Brevo with a webhook that hears everything, and whoever listens at its other end. */
async function openBoth(options: BrevoOptions = {}, webhook: object = {}) {
  const stack = new AsyncDisposableStack();
  let status = 200;
  const listener = stack.use(await serve((response) => void response.writeHead(status).end()));
  const brevo = stack.use(await startBrevo({ webhookRetryMs: 1, webhookBatchMs: 5, ...options }));
  const account = brevo.account();
  const body = { url: `${listener.url}/hook`, type: 'marketing', events: ALL, ...webhook };
  const { body: created } = await callBrevo(brevo, 'POST', '/webhooks', body);
  account.addContact(ADA, 'bc:1');
  return {
    brevo,
    account,
    requests: listener.requests,
    webhookId: created.id as number,
    answerWith: (next: number) => {
      status = next;
    },
    payloads: () => listener.requests.map(({ body: sent }: Served) => JSON.parse(sent)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

test.each<[NoticeEvent, FireOptions, Record<string, unknown>]>([
  ['unsubscribed', {}, { event: 'unsubscribe', camp_id: 7, list_id: [], tag: '' }],
  ['spam', {}, { event: 'spam', reason: expect.any(String) }],
  ['hardBounce', {}, { event: 'hard_bounce', reason: expect.any(String) }],
  ['softBounce', {}, { event: 'soft_bounce' }],
  ['opened', {}, { event: 'opened' }],
  ['click', {}, { event: 'click', URL: expect.any(String) }],
  ['listAddition', { listIds: [3] }, { event: 'list_addition', list_id: [3], api_key_name: '' }],
  [
    'contactUpdated',
    { attributes: { FIRSTNAME: 'Ada' } },
    { event: 'contact_updated', content: [{ name: 'FIRSTNAME', value: 'Ada' }], api_key_name: '' },
  ],
  ['contactDeleted', {}, { event: 'contact_deleted', list_id: [] }],
])('%s is delivered as Brevo spells it', async (event, options, expected) => {
  await using both = await openBoth();

  both.account.fire(event, ADA, options);
  await both.brevo.idle();

  const [payload] = both.payloads();
  expect(payload).toMatchObject({ ...expected, email: ADA, id: both.webhookId });
  expect(payload.ts).toBeCloseTo(Date.now() / 1000, -1);
  expect(payload).toHaveProperty(expected.camp_id ? 'campaign name' : 'ts');
  expect(both.account.deliveries).toMatchObject([{ state: 'delivered', emails: [ADA] }]);
});

test('what happens to a contact happens to it in the account as well', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  for (const name of ['ada', 'bob', 'cleo']) account.addContact(`${name}@example.com`);

  account.fire('unsubscribed', 'Ada@example.com');
  account.fire('listAddition', 'bob@example.com', { listIds: [3] });
  account.fire('contactDeleted', 'cleo@example.com');

  expect(account.contact(ADA)?.emailBlacklisted).toBe(true);
  expect(account.contactsIn(3).map(({ email }) => email)).toEqual(['bob@example.com']);
  expect(account.contact('cleo@example.com')).toBeUndefined();
});

test('spellings go by their switches', async () => {
  await using both = await openBoth({
    switches: { unsubscribeSpelling: 'unsubscribed', bounceSpelling: 'hardBounce' },
  });

  both.account.fire('unsubscribed', ADA);
  both.account.fire('hardBounce', ADA);
  both.account.fire('softBounce', ADA);
  await both.brevo.idle();

  const spelled = both.payloads().map(({ event }) => event);
  expect(spelled.toSorted()).toEqual(['hardBounce', 'softBounce', 'unsubscribed']);
});

test('a delivery carries the bearer token and the headers that the webhook was given', async () => {
  await using both = await openBoth(
    {},
    { auth: { type: 'bearer', token: 's3cret' }, headers: [{ key: 'X-Store', value: 'acme1' }] },
  );

  both.account.fire('unsubscribed', ADA);
  await both.brevo.idle();

  expect(both.requests[0]).toMatchObject({
    ...{ method: 'POST', url: '/hook' },
    headers: { authorization: 'Bearer s3cret', 'x-store': 'acme1' },
  });
});

test('a name and password in the address become a header', async () => {
  await using both = await openBoth();
  const url = `${both.account.webhooks.get(1)?.url}`.replace('//', '//shop:pass%20word@');
  await callBrevo(both.brevo, 'PUT', '/webhooks/1', { url });

  both.account.fire('unsubscribed', ADA);
  await both.brevo.idle();

  const basic = Buffer.from('shop:pass word').toString('base64');
  expect(both.requests[0]?.headers.authorization).toBe(`Basic ${basic}`);
});

test('changes by the API name the key that made them, so that an app can ignore its own', async () => {
  await using both = await openBoth();
  const { contacts } = new BrevoClient({
    ...{ apiKey: SANDBOX_KEYS.english, baseUrl: both.brevo.url, maxRetries: 0 },
  });

  await contacts.createContact({ email: 'bob@example.com', listIds: [3] });
  await contacts.updateContact({ identifier: ADA, attributes: { FIRSTNAME: 'Ada' } });
  await contacts.addContactToList({ listId: 3, body: { emails: [ADA] } });
  await contacts.deleteContact({ identifier: 'bob@example.com' });
  await both.brevo.idle();

  const payloads = both.payloads();
  const told = (event: string) => payloads.filter((payload) => payload.event === event);
  expect(payloads).toHaveLength(4);
  expect(
    told('list_addition')
      .map(({ email }) => email)
      .toSorted(),
  ).toEqual([...[ADA, 'bob@example.com']]);
  expect(told('contact_updated')).toMatchObject([
    { email: ADA, api_key_name: 'Pulsebridge', content: [{ name: 'FIRSTNAME', value: 'Ada' }] },
  ]);
  expect(told('contact_deleted')).toMatchObject([{ email: 'bob@example.com', list_id: [3] }]);
});

test.each([
  ['nothing', []],
  ['contact-updated', ['contact_updated']],
  ['unsubscribed', ['unsubscribe']],
  ['both', ['contact_updated', 'unsubscribe']],
] as const)(
  'where a block by the API fires %s, that is what is delivered',
  async (apiBlocklistFires, events) => {
    await using both = await openBoth({ switches: { apiBlocklistFires } });

    await callBrevo(both.brevo, 'PUT', `/contacts/${encodeURIComponent(ADA)}`, {
      emailBlacklisted: true,
    });
    await both.brevo.idle();

    const delivered = both.payloads().map(({ event }) => event);
    expect(delivered.toSorted()).toEqual(events);
  },
);

test('a contact that is created blocked has unsubscribed from nothing', async () => {
  await using both = await openBoth();

  await callBrevo(both.brevo, 'POST', '/contacts', {
    ...{ email: 'bob@example.com', emailBlacklisted: true },
  });
  await both.brevo.idle();

  expect(both.requests).toHaveLength(0);
});

test('an unchanged contact fires nothing, and imports only where that is switched on', async () => {
  await using both = await openBoth();
  const imports = async (name: string) => {
    const jsonBody = [{ email: ADA, attributes: { FIRSTNAME: name } }];
    await callBrevo(both.brevo, 'POST', '/contacts/import', { jsonBody, listIds: [3] });
    await both.brevo.idle();
  };

  await imports('Ada');
  await callBrevo(both.brevo, 'POST', '/contacts', {
    ...{ email: ADA, attributes: { FIRSTNAME: 'Ada' }, updateEnabled: true },
  });
  await both.brevo.idle();
  expect(both.requests).toHaveLength(0);

  both.brevo.switches.importFiresWebhooks = true;
  await imports('Augusta');
  expect(both.payloads()).toMatchObject([{ event: 'contact_updated', email: ADA }]);
});

test('only webhooks of the right type that asked for the event are told', async () => {
  await using both = await openBoth({}, { type: 'transactional', events: ['unsubscribed'] });
  const url = both.account.webhooks.get(1)?.url;
  const marketing = { url: `${url}/m`, type: 'marketing', events: ['contactDeleted'] };
  await callBrevo(both.brevo, 'POST', '/webhooks', marketing);

  both.account.fire('unsubscribed', ADA);
  both.account.fire('contactDeleted', ADA);
  await both.brevo.idle();

  expect(both.requests.map(({ url: path }) => path)).toEqual(['/hook/m']);
});

test('a failed delivery is tried again, then given up', async () => {
  await using both = await openBoth({ switches: { webhookRetries: 2 } });
  both.answerWith(500);

  both.account.fire('unsubscribed', ADA);
  await both.brevo.idle();
  const [delivery] = both.account.deliveries;

  expect(both.requests).toHaveLength(3);
  expect(delivery).toMatchObject({ state: 'failed' });
  expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual([500, 500, 500]);

  both.brevo.switches.webhookRetries = 0;
  both.account.fire('unsubscribed', ADA);
  await both.brevo.idle();
  expect(both.requests).toHaveLength(4);
});

test('nothing more is delivered to a webhook that was removed', async () => {
  await using both = await openBoth();
  both.answerWith(503);

  both.account.fire('unsubscribed', ADA);
  while (both.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
  both.account.webhooks.delete(both.webhookId);
  await both.brevo.idle();

  expect(both.requests).toHaveLength(1);
  expect(both.account.deliveries).toMatchObject([{ state: 'dropped' }]);
});

test.each([
  ['array', (body: unknown) => body],
  ['events-object', (body: { events: unknown }) => body.events],
  ['one-by-one', (body: unknown) => body],
] as const)('a batched webhook gets its payloads as %s', async (webhookBatchFraming, unwrap) => {
  await using both = await openBoth({ switches: { webhookBatchFraming } }, { batched: true });

  both.account.fire('opened', ADA);
  both.account.fire('click', ADA);
  await both.brevo.idle();

  const events = both
    .payloads()
    .flatMap((body) => unwrap(body))
    .map((payload) => (payload as { event: string }).event);
  expect(events).toEqual(['opened', 'click']);
  expect(both.requests).toHaveLength(webhookBatchFraming === 'one-by-one' ? 2 : 1);
});

test('each delivery comes twice where that is switched on', async () => {
  await using both = await openBoth({ switches: { webhookCopies: 'two' } });

  both.account.fire('unsubscribed', ADA);
  await both.brevo.idle();

  const [one, other] = both.payloads();
  expect(both.requests).toHaveLength(2);
  expect(one).toEqual(other);
});

test('a test in another process lets things happen over HTTP', async () => {
  await using both = await openBoth();
  const fire = (body: object) =>
    fetch(`${both.brevo.pageUrl}_sandbox/fire`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  const fired = await fire({ event: 'unsubscribed', email: ADA, payload: { ts_event: 1 } });
  const refused = await fire({ event: 'unsubscribe', email: ADA });
  await both.brevo.idle();
  const shown = await fetch(`${both.brevo.pageUrl}_sandbox/webhooks?account=english`);

  expect([fired.status, refused.status]).toEqual([204, 400]);
  expect(both.payloads()).toMatchObject([{ event: 'unsubscribe', ts_event: 1 }]);
  expect(await shown.json()).toMatchObject({
    webhooks: [{ id: both.webhookId }],
    deliveries: [{ state: 'delivered' }],
  });
});
