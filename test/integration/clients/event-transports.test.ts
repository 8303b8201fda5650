import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { BrevoClient } from '../../../server/clients/brevo/brevo-client.ts';
import { Pacing } from '../../../server/clients/pacing.ts';
import { ADA, openCartShop } from '../../helpers/stores/cart-shop.ts';

const TRANSPORTS = ['v3_events', 'legacy_tracker'] as const;
const EVENT = {
  ...{ name: 'cart_updated', email: 'ada@example.com', at: Date.now() },
  properties: { id: 'cart:c-1', total: 20, items: [{ name: 'Tent', price: 20 }] },
};

function clientOf(brevo: BrevoSandbox, eventTransport: (typeof TRANSPORTS)[number]) {
  return new BrevoClient({
    ...{ apiUrl: brevo.url, trackerUrl: brevo.trackerUrl, apiKey: SANDBOX_KEYS.english },
    ...{ limiter: new Pacing().forBrevo('the account'), eventTransport },
  });
}

test.each(TRANSPORTS)(
  '%s brings an event to its contact, and moves the automation',
  async (way) => {
    await using brevo = await startBrevo({ switches: { cartAutomationHears: 'both' } });
    const client = clientOf(brevo, way);
    await client.upsertContact({ email: EVENT.email });

    await client.events.send(EVENT);

    const [event] = brevo.account().events;
    expect(event).toMatchObject({ name: 'cart_updated', transport: way });
    expect(event?.properties).toMatchObject({ total: 20, items: [{ name: 'Tent' }] });
    expect(brevo.account().carts.waiting()).toHaveLength(1);
  },
);

test('whoever runs the app chooses the way, for what happens in the shop and for its diagnosis', async () => {
  await using app = await openCartShop({
    environment: { BREVO_EVENT_TRANSPORT: 'legacy_tracker' },
  });

  await app.settled(app.fill({ customerId: ADA.id }).id);
  const { body } = await app.merchant.call('POST', '/diagnostics', { checks: ['event_transport'] });

  expect([...app.account.events]).toMatchObject([
    { name: 'cart_updated', email: ADA.email, transport: 'legacy_tracker' },
  ]);
  expect(body.checks).toMatchObject([{ state: 'ok', code: 'legacy_tracker' }]);
});

test('the tracker’s key is asked for once, however many events follow', async () => {
  await using brevo = await startBrevo();
  const client = clientOf(brevo, 'legacy_tracker');
  await client.upsertContact({ email: EVENT.email });

  for (let nth = 0; nth < 3; nth += 1) await client.events.send(EVENT);

  expect([...brevo.requests].filter(({ path }) => path === '/v3/account')).toHaveLength(1);
  expect([...brevo.account().events]).toHaveLength(3);
});

test('without automation the tracker takes nothing, and says that the account lacks it', async () => {
  await using brevo = await startBrevo();
  Object.assign(brevo.account(), { automationKey: '' });
  await expect(clientOf(brevo, 'legacy_tracker').events.send(EVENT)).rejects.toMatchObject({
    failure: 'inactive',
  });
});
