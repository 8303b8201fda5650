import { expect, test } from 'vitest';
import { importsOf, startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';

const ADA = 'ada.whitfield@example.com';
const DAY_MS = 24 * 60 * 60_000;

function clockAhead() {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    aDayLater: () => {
      ahead += DAY_MS;
    },
  };
}

test('in the night, what webhooks missed is found, mended and counted', async () => {
  const clock = clockAhead();
  await using app = await startConnectedApp({ now: clock.now });
  await syncOnce(app);
  const imports = importsOf(app).length;
  // Past the shop's own doors, so that no webhook tells of it.
  const { customers } = app.shop;
  customers.replace({ ...customers.get(3), company: 'Night Shift Ltd' });
  customers.delete(1);

  clock.aDayLater();
  await app.settle();

  const email = app.shop.customers.get(3).email;
  expect(app.account.contact(email)?.attributes.COMPANY).toBe('Night Shift Ltd');
  expect(app.account.contact(ADA)?.listIds).toEqual([]);
  // The one who changed, and those that Brevo had refused.
  expect(importsOf(app).at(-1)?.rows).toBeLessThanOrEqual(3);
  expect(importsOf(app).length).toBe(imports + 1);
  // By now the merchant's session is long over.
  const activity = await app.context.activity.list('acme1', { limit: 50 });
  const messages = activity.map(({ message }) => message);
  expect(messages).toContainEqual(
    expect.stringMatching(/^The check of customers finished: 2 differences were found and mended/),
  );
});

test('a store that was never synced is left alone in the night', async () => {
  const clock = clockAhead();
  await using app = await startConnectedApp({ now: clock.now });
  await app.settle();

  clock.aDayLater();
  await app.settle();

  expect(await app.context.sync.syncs.list('acme1')).toEqual([]);
});

test('the check comes back every night', async () => {
  const clock = clockAhead();
  await using app = await startConnectedApp({ now: clock.now });
  await syncOnce(app);
  for (let night = 0; night < 3; night += 1) {
    clock.aDayLater();
    await app.settle();
  }
  const runs = await app.context.sync.syncs.list('acme1');
  const checks = runs.filter(
    ({ mode, resource }) => mode === 'changes' && resource === 'customers',
  );
  expect(checks).toHaveLength(3);
});
