import { expect, test } from 'vitest';
import {
  ADA,
  chooseWriteBack,
  consentsOf,
  startListeningApp,
  storeWrites,
} from '../../helpers/calls/brevo-webhook.ts';
import { type ConnectedApp, startSync } from '../../helpers/stores/connected-store.ts';

const DAY_MS = 24 * 60 * 60_000;
const GRACE = 'grace@example.com';

/** An app that no webhook of Brevo's reaches, and a night that comes when it is called. */
async function startDeafApp(options: Parameters<typeof startListeningApp>[0] = {}) {
  let ahead = 0;
  const app = await startListeningApp({ now: () => Date.now() + ahead, ...options });
  app.account.webhooks.clear();
  return Object.assign(app, {
    async night() {
      ahead += DAY_MS;
      await app.settle();
    },
  });
}

/** As a person in Brevo, or a mail, changes a contact. */
function setBlock(app: ConnectedApp, email: string, isBlocked: boolean): void {
  const contact = app.account.contact(email);
  if (!contact) throw new Error(`${email} is no contact`);
  contact.emailBlacklisted = isBlocked;
  contact.modifiedAt = app.context.now();
}

function isSubscribed(app: ConnectedApp, email = ADA): boolean {
  return Object.values(consentsOf(app, email)).flat().includes('marketing_newsletter');
}

function readings(app: ConnectedApp) {
  return [...app.brevo.requests].filter(
    ({ method, path }) => method === 'GET' && path === '/v3/contacts',
  );
}

async function knownBlocks(app: ConnectedApp) {
  return app.db('brevo_blocks').select('state').orderBy('state').pluck('state');
}

test('in the night, an unsubscribe whose webhook got lost is found and written back', async () => {
  await using app = await startDeafApp();
  setBlock(app, ADA, true);
  const before = readings(app).length;

  await app.night();

  expect(isSubscribed(app)).toBe(false);
  expect(storeWrites(app)).toBe(1);
  expect(readings(app).length - before).toBe(1);
  expect(readings(app).at(-1)?.query).toMatchObject({ limit: '1000', sort: 'asc' });
});

test('the next nights have nothing left to do, and leave a later yes alone', async () => {
  await using app = await startDeafApp();
  setBlock(app, ADA, true);
  await app.night();
  app.shop.simulator.subscribe(ADA);
  setBlock(app, ADA, true);

  await app.night();
  await app.night();

  expect(storeWrites(app)).toBe(1);
  expect(isSubscribed(app)).toBe(true);
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(true);
});

test('somebody whose block was lifted in Brevo can unsubscribe anew', async () => {
  await using app = await startDeafApp();
  setBlock(app, ADA, true);
  await app.night();
  app.shop.simulator.subscribe(ADA);
  await app.settle();
  setBlock(app, ADA, false);
  await app.night();
  expect(await knownBlocks(app)).toEqual([]);
  expect(app.account.contact(ADA)?.emailBlacklisted).toBe(false);

  setBlock(app, ADA, true);
  await app.night();

  expect(isSubscribed(app)).toBe(false);
});

test('a sync that the merchant starts reads as well', async () => {
  await using app = await startDeafApp();
  setBlock(app, ADA, true);

  await startSync(app.merchant, 'changes');
  await app.settle();

  expect(isSubscribed(app)).toBe(false);
});

test('blocks from before the app came count, once writing back is switched on', async () => {
  await using app = await startListeningApp({ writesBack: false });
  setBlock(app, ADA, true);
  app.account.webhooks.clear();

  await chooseWriteBack(app);

  expect(isSubscribed(app)).toBe(false);
});

test('whoever the app itself had to block is not unsubscribed for it when they subscribe later', async () => {
  await using app = await startListeningApp({ writesBack: false });
  const { version } = (await app.merchant.get('/settings')).body;
  const consent = { mode: 'everyone-blocklisted', writeBackUnsubscribes: true };
  await app.merchant.call('PUT', '/settings', { version, consent });
  app.shop.addCustomer({ email: GRACE });
  await startSync(app.merchant);
  await app.settle();
  expect(app.account.contact(GRACE)?.emailBlacklisted).toBe(true);

  app.shop.simulator.subscribe(GRACE);
  await app.settle();
  await startSync(app.merchant);
  await app.settle();

  expect(isSubscribed(app, GRACE)).toBe(true);
  expect(storeWrites(app)).toBe(0);
});

test('a large account is read page by page, and a reading that was cut off goes on', async () => {
  await using app = await startDeafApp();
  for (let nth = 0; nth < 2_500; nth += 1) app.account.addContact(`crowd${nth}@example.com`);
  app.account.addContact(GRACE);
  app.shop.addSubscriber({ email: GRACE, consents: ['marketing_newsletter'] });
  await app.settle();
  setBlock(app, GRACE, true);
  const before = readings(app).length;
  // As a process leaves it that died behind the second page.
  await app.db('brevo_watch').update({ walk_started_at: Date.now(), walk_offset: 1_900 });

  await app.night();

  expect(isSubscribed(app, GRACE)).toBe(false);
  const offsets = readings(app)
    .slice(before)
    .map(({ query }) => query.offset);
  expect(offsets).toEqual(['1900']);

  await app.db('brevo_watch').update({ read_until: null });
  await app.night();
  const walk = readings(app).slice(before + 1);
  expect(walk.map(({ query }) => query.offset)).toEqual(['0', '950', '1900']);
});

test('a Brevo that takes no more calls puts the reading off', async () => {
  await using app = await startDeafApp();
  setBlock(app, ADA, true);
  app.brevo.faults.add({
    kind: 'status',
    status: 500,
    times: 3,
    match: { path: /\/v3\/contacts$/ },
  });
  await app.night();
  expect(isSubscribed(app)).toBe(true);

  await app.night();
  expect(isSubscribed(app)).toBe(false);
});
