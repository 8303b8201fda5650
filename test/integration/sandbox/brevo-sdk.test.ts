import { Brevo, BrevoClient } from '@getbrevo/brevo';
import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { startBrevo } from '../../../sandbox/brevo/start-brevo.ts';

const clientOf = (baseUrl: string, apiKey: string = SANDBOX_KEYS.english) =>
  new BrevoClient({ apiKey, baseUrl, maxRetries: 0 });

test("Brevo's own SDK reads the account and the currency it shows", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const client = clientOf(brevo.url, SANDBOX_KEYS.french);

  const account = await client.account.getAccount();
  const currency =
    await client.ecommerce.getTheIso4217CompliantDisplayCurrencyCodeForYourBrevoAccount();

  expect(account).toMatchObject({
    companyName: 'Maison Tilleul',
    email: 'contact@maison-tilleul.example',
    marketingAutomation: { enabled: true },
    plan: [{ creditsType: 'sendLimit' }],
  });
  expect(currency).toEqual({ code: 'EUR' });
});

test("Brevo's own SDK keeps folders and lists", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { contacts } = clientOf(brevo.url);

  const folder = await contacts.createFolder({ name: 'Shop' });
  const list = await contacts.createList({ name: 'Customers', folderId: folder.id });
  await contacts.updateList({ listId: list.id, name: 'All customers' });
  await contacts.updateFolder({ folderId: folder.id, body: { name: 'Store' } });

  expect(await contacts.getList({ listId: list.id })).toMatchObject({
    name: 'All customers',
    folderId: folder.id,
    uniqueSubscribers: 0,
  });
  expect(await contacts.getFolderLists({ folderId: folder.id })).toMatchObject({
    count: 1,
    lists: [{ id: list.id }],
  });
  expect((await contacts.getFolders()).folders?.map(({ name }) => name)).toEqual([
    'Store',
    'Your first folder',
  ]);

  await contacts.deleteFolder({ folderId: folder.id });

  await expect(contacts.getList({ listId: list.id })).rejects.toThrow(Brevo.NotFoundError);
  expect((await contacts.getLists()).lists?.map(({ name }) => name)).toEqual([
    'Newsletter',
    'Your first list',
  ]);
});

test("Brevo's own SDK creates, changes and removes attributes", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { contacts } = clientOf(brevo.url);
  const named = (attributeName: string) =>
    ({ attributeCategory: 'normal', attributeName }) as const;

  await contacts.createAttribute({ ...named('BC_GROUP'), type: 'text' });
  await contacts.createAttribute({
    ...named('BC_CHANNELS'),
    type: 'multiple-choice',
    multiCategoryOptions: ['Web'],
  });
  await contacts.updateAttribute({ ...named('BC_CHANNELS'), multiCategoryOptions: ['Shop'] });

  const { attributes } = await contacts.getAttributes();
  expect(attributes).toContainEqual({ name: 'BC_GROUP', category: 'normal', type: 'text' });
  expect(attributes).toContainEqual(
    expect.objectContaining({ name: 'BC_CHANNELS', multiCategoryOptions: ['Web', 'Shop'] }),
  );
  expect(attributes.find(({ name }) => name === 'DOUBLE_OPT-IN')?.enumeration).toEqual([
    { value: 1, label: 'Yes', valueStr: '1' },
    { value: 2, label: 'No', valueStr: '2' },
  ]);
  await expect(
    contacts.createAttribute({ ...named('BC_GROUP'), type: 'text' }),
  ).rejects.toMatchObject({ statusCode: 400, body: { code: 'duplicate_parameter' } });

  await contacts.deleteAttribute(named('BC_GROUP'));

  expect((await contacts.getAttributes()).attributes).not.toContainEqual(
    expect.objectContaining({ name: 'BC_GROUP' }),
  );
});

test("Brevo's own SDK creates, updates, reads, lists and deletes contacts", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { contacts } = clientOf(brevo.url);
  const [list] = brevo.account().lists.list();
  if (!list) throw new Error('The account has no list');

  const created = await contacts.createContact({
    email: 'Ada@Example.com',
    ext_id: 'bc:store:1',
    attributes: { FIRSTNAME: 'Ada', SMS: '+44 7911 123456' },
    listIds: [list.id],
  });
  const upserted = await contacts.createContact({
    email: 'ada@example.com',
    attributes: { LASTNAME: 'Lovelace' },
    updateEnabled: true,
  });
  await contacts.updateContact({
    identifier: 'bc:store:1',
    identifierType: 'ext_id',
    attributes: { FIRSTNAME: 'Augusta' },
  });
  const read = await contacts.getContactInfo({ identifier: 'ada@example.com' });

  expect(created?.id).toBe(1);
  expect(upserted).toBeUndefined();
  expect(read).toMatchObject({
    id: 1,
    email: 'ada@example.com',
    emailBlacklisted: false,
    listIds: [list.id],
    attributes: {
      FIRSTNAME: 'Augusta',
      LASTNAME: 'Lovelace',
      SMS: '447911123456',
      EXT_ID: 'bc:store:1',
    },
    statistics: { messagesSent: [] },
  });
  expect(await contacts.getContacts({ limit: 1000 })).toMatchObject({
    count: 1,
    contacts: [{ id: 1 }],
  });
  expect(await contacts.getContactsFromList({ listId: list.id })).toMatchObject({ count: 1 });

  await contacts.deleteContact({ identifier: 1, identifierType: 'contact_id' });

  await expect(contacts.getContactInfo({ identifier: 1 })).rejects.toMatchObject({
    statusCode: 404,
    body: { code: 'document_not_found', message: 'Contact does not exist' },
  });
});

test("Brevo's own SDK moves contacts in and out of a list", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { contacts } = clientOf(brevo.url);
  const [list] = brevo.account().lists.list();
  if (!list) throw new Error('The account has no list');
  await contacts.createContact({ email: 'ada@example.com' });
  const both = { listId: list.id, body: { emails: ['ada@example.com', 'nobody@example.com'] } };

  const added = await contacts.addContactToList(both);
  const removed = await contacts.removeContactFromList(both);

  const split = { success: ['ada@example.com'], failure: ['nobody@example.com'] };
  expect(added.contacts).toEqual(split);
  expect(removed.contacts).toEqual(split);
  await expect(contacts.removeContactFromList(both)).rejects.toMatchObject({ statusCode: 400 });
});

test("Brevo's own SDK imports contacts and follows the process", async () => {
  // Long enough to be asked about before it is done.
  await using brevo = await startBrevo({ tier: 'advanced', importDelayMs: 500 });
  const client = clientOf(brevo.url);

  const { processId } = await client.contacts.importContacts({
    jsonBody: [{ email: 'ada@example.com', attributes: { FIRSTNAME: 'Ada' } }, { email: 'broken' }],
    newList: { listName: 'From the shop', folderId: 1 },
    disableNotification: true,
  });
  const queued = await client.process.getProcess({ processId });
  await brevo.idle();
  const completed = await client.process.getProcess({ processId });
  const all = await client.process.getProcesses({ limit: 50 });

  expect(queued).toEqual({ id: processId, name: 'IMPORTUSER', status: 'queued' });
  expect(completed).toMatchObject({
    status: 'completed',
    info: { import: { invalid_emails: expect.any(String), duplicate_phone_id: null } },
  });
  expect(all).toMatchObject({ count: 1, processes: [{ id: processId }] });
  expect(brevo.account().contactsIn('From the shop')).toHaveLength(1);
});

test("Brevo's own SDK registers and removes webhooks", async () => {
  await using brevo = await startBrevo({ tier: 'advanced' });
  const { webhooks } = clientOf(brevo.url);

  const { id } = await webhooks.createWebhook({
    url: 'https://shop.example/webhooks/brevo/1',
    type: 'marketing',
    events: ['unsubscribed', 'contactDeleted'],
    auth: { type: 'bearer', token: 'secret' },
  });

  expect((await webhooks.getWebhooks({ type: 'marketing' })).webhooks).toMatchObject([{ id }]);
  expect((await webhooks.getWebhooks()).webhooks).toEqual([]);
  await webhooks.deleteWebhook({ webhookId: id });
  await expect(webhooks.getWebhook({ webhookId: id })).rejects.toThrow(Brevo.NotFoundError);
});
