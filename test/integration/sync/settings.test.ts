import { describe, expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { EVERYONE_CONFIRMATION } from '../../../server/contract/settings.ts';
import { startConnectedApp, syncOnce } from '../../helpers/stores/connected-store.ts';
import { install } from '../../helpers/stores/merchant.ts';
import { startTestApp, type TestApp } from '../../helpers/stores/start-test-app.ts';

test('a store that saved nothing has the documented defaults', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const { body } = await merchant.get('/settings');
  expect(body).toMatchObject({
    version: 1,
    sync: { customers: true, orders: true, products: true, inventory: false },
    lists: { allCustomers: null, buyers: null, abandonedCart: null, newsletter: null },
    consent: { mode: 'subscribers', writeBackUnsubscribes: false },
    quotaShare: 0.7,
  });
});

test('the default mapping takes the pair of name attributes that the account has', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  for (const [key, first, last] of [
    [SANDBOX_KEYS.french, 'PRENOM', 'NOM'],
    [SANDBOX_KEYS.english, 'FIRSTNAME', 'LASTNAME'],
  ]) {
    await merchant.call('PUT', '/connections/brevo', { apiKey: key });
    const { customerMapping } = (await merchant.get('/settings')).body;
    expect(customerMapping.slice(0, 2)).toEqual([
      { source: 'first_name', attribute: first },
      { source: 'last_name', attribute: last },
    ]);
  }
});

test('two people who save at once: the second is told, and nothing is lost', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const save = (quotaShare: number) =>
    merchant.call('PUT', '/settings', { version: 1, quotaShare });

  const answers = await Promise.all([save(0.5), save(0.6)]);

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.body.error.code).toBe('settings_changed');
  const winner = answers.find(({ status }) => status === 200);
  expect((await merchant.get('/settings')).body).toEqual(winner?.body);
});

test('sections that a save leaves out stay as they are', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  await merchant.call('PUT', '/settings', { version: 1, quotaShare: 0.4 });
  const saved = await merchant.call('PUT', '/settings', {
    version: 2,
    consent: { mode: 'everyone', writeBackUnsubscribes: false },
  });
  expect(saved.body).toMatchObject({ version: 3, quotaShare: 0.4, consent: { mode: 'everyone' } });
});

test('bad settings are refused field by field, and the stored ones stay', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const before = (await merchant.get('/settings')).body;

  const { status, body } = await merchant.call('PUT', '/settings', {
    version: 1,
    quotaShare: 2,
    surprise: true,
    consent: { mode: 'anyone' },
    customerMapping: [
      { source: 'first_name', attribute: 'lower' },
      { source: 'first_name', attribute: 'A', extra: 1 },
    ],
  });

  expect(status).toBe(400);
  const paths = body.error.problems.map(({ path }: { path: string }) => path).sort();
  expect(paths).toEqual([
    'consent.mode',
    'customerMapping.0.attribute',
    'customerMapping.1.extra',
    'quotaShare',
    'surprise',
  ]);
  expect((await merchant.get('/settings')).body).toEqual(before);
});

test('an attribute that two fields would fill is refused', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);
  const { body } = await merchant.call('PUT', '/settings', {
    version: 1,
    customerMapping: [
      { source: 'first_name', attribute: 'NAME' },
      { source: 'last_name', attribute: 'NAME' },
    ],
  });
  expect(body.error.problems).toEqual([
    { path: 'customerMapping.1.attribute', message: 'NAME is filled twice.' },
  ]);
});

test('a mapping of the store’s own fields arrives with the right types', async () => {
  await using app = await startConnectedApp();
  const { fields } = (await app.merchant.get('/fields')).body;
  const custom = fields.filter(({ group }: { group: string }) => group === 'attribute');
  const forms = fields.filter(({ group }: { group: string }) => group === 'form_field');
  expect(custom.length).toBeGreaterThan(0);
  expect(forms.length).toBeGreaterThan(0);
  const number = custom.find(({ type }: { type: string }) => type === 'number');
  const customerMapping = [
    { source: 'first_name', attribute: 'FIRSTNAME' },
    { source: number.source, attribute: 'BC_NUMBER' },
    { source: forms[0].source, attribute: 'BC_FORM' },
    { source: 'accepts_marketing', attribute: 'BC_NEWS' },
  ];
  const preview = await app.merchant.call('POST', '/mapping/preview', { customerMapping });
  expect(preview.body.attributes).toMatchObject([
    { attribute: 'FIRSTNAME', state: 'exists' },
    { attribute: 'BC_NUMBER', state: 'will_be_created', type: 'float' },
    { attribute: 'BC_FORM', state: 'will_be_created', type: 'text' },
    { attribute: 'BC_NEWS', state: 'will_be_created', type: 'boolean' },
  ]);
  await app.merchant.call('PUT', '/settings', { version: 1, customerMapping });

  await syncOnce(app);

  const values = [...app.account.contacts].map(({ attributes }) => attributes);
  expect(values.every(({ BC_NEWS }) => BC_NEWS === true)).toBe(true);
  expect(values.some(({ BC_NUMBER }) => typeof BC_NUMBER === 'number')).toBe(true);
  expect(values.some(({ BC_FORM }) => typeof BC_FORM === 'string')).toBe(true);
});

describe('a list that Brevo does not have', () => {
  const lists = { allCustomers: 4711, buyers: null, abandonedCart: null, newsletter: null };

  test('is refused by its place, in the store’s own lists and in a storefront’s', async () => {
    await using app = await startConnectedApp();

    const { status, body } = await app.merchant.call('PUT', '/settings', {
      version: 1,
      lists,
      storefronts: { '2': { enabled: true, lists: { newsletter: 4712 } } },
    });

    expect(status).toBe(422);
    expect(body.error.problems).toEqual([
      { path: 'lists.allCustomers', message: 'Brevo has no list 4711.' },
      { path: 'storefronts.2.lists.newsletter', message: 'Brevo has no list 4712.' },
    ]);
    expect((await app.merchant.get('/settings')).body.version).toBe(1);
  });

  test('is saved where Brevo is not connected, or does not answer', async () => {
    await using app = await startTestApp();
    const merchant = await install(app);
    expect((await merchant.call('PUT', '/settings', { version: 1, lists })).status).toBe(200);

    await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
    const match = { path: /\/contacts\/lists/ };
    app.brevo.faults.add({ kind: 'status', status: 400, match });
    const others = { ...lists, buyers: 4713 };
    const saved = await merchant.call('PUT', '/settings', { version: 2, lists: others });
    expect(saved.status).toBe(200);
  });

  test('and was chosen before keeps nobody from changing another', async () => {
    await using app = await startTestApp();
    const merchant = await install(app);
    await merchant.call('PUT', '/settings', { version: 1, lists });
    await merchant.call('PUT', '/connections/brevo', { apiKey: SANDBOX_KEYS.english });
    const [list] = (await merchant.get('/brevo/lists')).body.lists;

    const others = { ...lists, buyers: list.id };
    const saved = await merchant.call('PUT', '/settings', { version: 2, lists: others });

    expect(saved.status).toBe(200);
  });
});

test('a field that no store has is refused when it is saved, and when it is tried', async () => {
  await using app = await startConnectedApp();
  const customerMapping = [
    { source: 'first_name', attribute: 'FIRSTNAME' },
    { source: 'shoe_size', attribute: 'SHOES' },
  ];
  const problems = [
    { path: 'customerMapping.1.source', message: 'There is no such field in a store.' },
  ];

  const saved = await app.merchant.call('PUT', '/settings', { version: 1, customerMapping });
  const tried = await app.merchant.call('POST', '/mapping/preview', { customerMapping });

  for (const { status, body } of [saved, tried]) {
    expect(status).toBe(400);
    expect(body.error.problems).toEqual(problems);
  }
});

test('problems are said in plain words', async () => {
  await using app = await startTestApp();
  const merchant = await install(app);

  const { body } = await merchant.call('PUT', '/settings', {
    version: 1,
    quotaShare: 2,
    sync: { customers: 'yes' },
    lists: { allCustomers: 1.5 },
    consent: { mode: 'anyone' },
    customerMapping: [{ attribute: 'A' }],
  });

  expect(body.error.problems).toEqual([
    { path: 'sync.customers', message: 'This must be true or false.' },
    { path: 'lists.allCustomers', message: 'This must be a whole number.' },
    { path: 'customerMapping.0.source', message: 'This is missing.' },
    {
      path: 'consent.mode',
      message: 'This must be subscribers, everyone-blocklisted or everyone.',
    },
    { path: 'quotaShare', message: 'This must be at most 0.9.' },
  ]);
});

describe('the merchant’s word for mailing everyone', () => {
  const audited = async (app: TestApp) =>
    app.db('audit').where({ action: 'everyone_confirmed' }).select('user_id', 'at', 'detail');
  const everyone = { mode: 'everyone', writeBackUnsubscribes: false };

  test('is kept with who, when and the words, once', async () => {
    await using app = await startTestApp();
    const merchant = await install(app);
    const consent = { ...everyone, everyoneConfirmed: true };

    await merchant.call('PUT', '/settings', { version: 1, consent });
    await merchant.call('PUT', '/settings', { version: 2, consent });

    const [row, ...others] = await audited(app);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ user_id: expect.any(Number), at: expect.any(Number) });
    expect(JSON.parse(row.detail)).toEqual({ text: EVERYONE_CONFIRMATION });
    const { consent: state } = (await merchant.get('/status')).body;
    expect(state).toEqual({ mode: 'everyone', isConfirmationMissing: false });
  });

  test('may be missing in other programs’ saves, and that can be seen', async () => {
    await using app = await startTestApp();
    const merchant = await install(app);

    const saved = await merchant.call('PUT', '/settings', { version: 1, consent: everyone });

    expect(saved.body.consent).toMatchObject({ mode: 'everyone', everyoneConfirmed: false });
    expect(await audited(app)).toEqual([]);
    const { consent } = (await merchant.get('/status')).body;
    expect(consent).toEqual({ mode: 'everyone', isConfirmationMissing: true });
  });

  test('stays when a save does not speak of it, and ends with the mode', async () => {
    await using app = await startTestApp();
    const merchant = await install(app);
    const save = async (version: number, consent: object) =>
      (await merchant.call('PUT', '/settings', { version, consent })).body.consent;

    await save(1, { ...everyone, everyoneConfirmed: true });
    expect(await save(2, everyone)).toMatchObject({ everyoneConfirmed: true });
    expect(await save(3, { mode: 'subscribers', everyoneConfirmed: true })).toMatchObject({
      everyoneConfirmed: false,
    });
    expect(await save(4, everyone)).toMatchObject({ everyoneConfirmed: false });
  });
});
