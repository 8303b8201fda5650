import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../sandbox/brevo/account-seed.ts';
import { startConnectedApp, syncOnce } from '../helpers/connected-store.ts';
import { install } from '../helpers/merchant.ts';
import { startTestApp } from '../helpers/start-test-app.ts';

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
