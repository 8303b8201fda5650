import { expect, test } from 'vitest';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { smallShop } from '../../helpers/stores/small-shop.ts';

test.each([
  ['by a webhook', {}],
  ['by the next check', { hookLostShare: 1 }],
])(
  'who was left out by a stricter mode and says no after that is blocked, heard of %s',
  async (_how, switches) => {
    await using app = await startConnectedApp({ bigcommerce: smallShop(5) });
    const save = async (mode: string) => {
      const { version, consent } = (await app.merchant.get('/settings')).body;
      await app.merchant.call('PUT', '/settings', { version, consent: { ...consent, mode } });
      await app.settle();
    };
    const { email } = app.shop.simulator.createCustomer();
    await save('everyone');
    await syncOnce(app);
    await save('subscribers');
    expect(app.account.contact(email)).toMatchObject({ listIds: [], emailBlacklisted: false });
    Object.assign(app.bigcommerce.switches, switches);

    app.shop.addSubscriber({ email, channel_id: 1, consents: [] });
    await app.settle();
    await syncOnce(app, 'changes');

    expect(app.account.contact(email)).toMatchObject({ emailBlacklisted: true });
  },
);
