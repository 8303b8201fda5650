import { expect, test } from 'vitest';
import {
  startConnectedApp,
  syncOnce,
  WITHOUT_WEBHOOKS,
} from '../../helpers/stores/connected-store.ts';

test('who said no and has another address since is blocked where Brevo knows them', async () => {
  await using app = await startConnectedApp({ bigcommerce: WITHOUT_WEBHOOKS });
  const ada = app.shop.customers.get(1);
  await syncOnce(app);
  for (const { id } of app.shop.subscribersByEmail(ada.email))
    app.shop.editSubscriber(id, { consents: [] });
  app.shop.customers.replace({ ...ada, email: 'ada@elsewhere.example.com' });

  await syncOnce(app, 'changes');

  expect(app.account.contact(ada.email)).toMatchObject({ emailBlacklisted: true, listIds: [] });
});
