import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { resealAll } from '../../../server/db/sealed-columns.ts';
import { parseKeyRing, Sealer } from '../../../server/sealing.ts';
import { encryptionKey } from '../../helpers/processes/server-environment.ts';
import { install, open } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

const [OLD, NEW] = [encryptionKey('old'), encryptionKey('new')];
const sealerWith = (...keys: string[]) => new Sealer(parseKeyRing(keys.join(',')));

/** An app that still seals with the old key, and knows the new one. */
async function startWithOldKey() {
  const app = await startTestApp({ environment: { ENCRYPTION_KEYS: `${OLD},${NEW}` } });
  const merchant = await install(app);
  await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
  return Object.assign(app, { merchant });
}

/** Ids of the keys that anything is sealed with. */
async function keysInUse({ db }: TestApp): Promise<string[]> {
  const rows = [
    ...(await db('stores').select(
      'access_token_sealed',
      'contact_secret_sealed',
      'profile_sealed',
    )),
    ...(await db('store_users').select('email_sealed')),
    ...(await db('connections').select('api_key_sealed', 'account_sealed')),
  ];
  const sealed = rows.flatMap((row) => Object.values<string>(row)).filter(Boolean);
  return [...new Set(sealed.map((value) => value.split('.')[1] ?? ''))];
}

test('the app works before, while and after everything is sealed again', async () => {
  await using app = await startWithOldKey();
  expect(await keysInUse(app)).toEqual(['old']);

  const reading = Promise.all(
    Array.from({ length: 20 }, async () => (await app.merchant.get('/status')).body.connected),
  );
  const { resealed, current } = await resealAll(app.db, sealerWith(NEW, OLD));

  expect(await reading).toEqual(Array(20).fill(true));
  expect({ resealed, current }).toEqual({ resealed: 6, current: 0 });
  expect(await keysInUse(app)).toEqual(['new']);
  expect((await (await open(app)).get('/brevo/lists')).status).toBe(200);
});

test('doing it again finds nothing left to do', async () => {
  await using app = await startWithOldKey();
  await resealAll(app.db, sealerWith(NEW, OLD));

  const again = await resealAll(app.db, sealerWith(NEW, OLD));

  expect(again).toEqual({ resealed: 0, current: 6 });
});

test('what a process with the old key writes meanwhile is moved as well', async () => {
  await using app = await startWithOldKey();
  const sealer = sealerWith(NEW, OLD);
  const { reseal } = Sealer.prototype;
  let interruptions = 3;
  // Between reading a value and writing it back, somebody else saves a new one.
  const interrupted = Object.assign(sealer, {
    reseal(...args: Parameters<typeof reseal>) {
      const moved = reseal.apply(sealer, args);
      if (args[1].purpose === 'store-profile' && interruptions-- > 0)
        void app
          .db('stores')
          .update({ profile_sealed: sealerWith(OLD).seal('{}', args[1]) })
          .then();
      return moved;
    },
  });

  await resealAll(app.db, interrupted);

  expect(await keysInUse(app)).toEqual(['new']);
});

test('people who were removed and stores that are being erased have nothing to seal', async () => {
  await using app = await startWithOldKey();
  await install(app, 'boreal2');
  await open(app, 'acme1', { userId: 1202 });
  await app.bigcommerce.removeUser('acme1', 1202);
  await app.bigcommerce.uninstall('boreal2');

  const { resealed } = await resealAll(app.db, sealerWith(NEW, OLD));

  expect(resealed).toBe(6);
});

test('without the key that a value is sealed with, it stops and says which one', async () => {
  await using app = await startWithOldKey();

  await expect(resealAll(app.db, sealerWith(NEW))).rejects.toThrow(
    'encryption key "old" is not configured',
  );
  expect((await app.merchant.get('/status')).body.connected).toBe(true);
});
