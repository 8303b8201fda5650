import { expect, test } from 'vitest';
import { SANDBOX_KEYS } from '../../../sandbox/brevo/account/account-seed.ts';
import { type BrevoSandbox, startBrevo } from '../../../sandbox/brevo/start-brevo.ts';
import { callBrevo } from '../../helpers/calls/call-brevo.ts';

async function readPage(brevo: BrevoSandbox, query = ''): Promise<string> {
  const response = await fetch(brevo.pageUrl + query);
  expect(response.headers.get('content-type')).toContain('text/html');
  return await response.text();
}

/** The markup of the part with that id, to the end of its section. */
const partOf = (page: string, id: string) =>
  page.split(`id="${id}"`)[1]?.split('</section>')[0] ?? `The page has no ${id}`;

const submit = (brevo: BrevoSandbox, path: string, fields: Record<string, string>) =>
  fetch(brevo.pageUrl + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

test('the page shows what Brevo holds, and nothing in it is taken for markup', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts', {
    email: 'ada@example.com',
    ext_id: 'bc:1',
    attributes: { FIRSTNAME: '<b>Ada</b>', SMS: '+447911123456' },
    listIds: [3],
    emailBlacklisted: true,
  });

  const page = await readPage(brevo, '?account=english&all=1');

  const contacts = partOf(page, 'contacts');
  expect(contacts).toContain('&#60;b&#62;Ada');
  expect(page).not.toContain('<b>Ada');
  expect(contacts).toContain('+447911123456');
  expect(contacts).toContain('bc:1');
  expect(partOf(page, 'counts')).toContain('<dt>Contacts</dt><dd>1</dd>');
  expect(partOf(page, 'lists')).toContain('Newsletter');
  expect(partOf(page, 'requests')).toContain('POST /v3/contacts');
  expect(page).toContain('aria-current="page">Harbour &#38; Pine</a>');
});

test('the page finds contacts, page by page', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts/import', {
    listIds: [2],
    jsonBody: Array.from({ length: 30 }, (_, at) => ({ email: `shopper${at}@example.com` })),
  });
  await brevo.idle();
  const rows = async (query: string) =>
    partOf(await readPage(brevo, query), 'contacts').split('@example.com').length - 1;

  expect(await rows('')).toBe(25);
  expect(await rows('?page=2')).toBe(5);
  expect(await rows('?q=SHOPPER1')).toBe(11);
});

test('a person revokes a key, switches a fault on and off, and is back where they were', async () => {
  await using brevo = await startBrevo();
  const back = '/?account=english&q=ada';

  const revoked = await submit(brevo, 'page/key', {
    key: SANDBOX_KEYS.english,
    state: 'revoked',
    back,
  });
  expect(revoked.headers.get('location')).toBe(back);
  expect((await callBrevo(brevo, 'GET', '/account')).status).toBe(401);

  await submit(brevo, 'page/key', { key: SANDBOX_KEYS.english, state: 'works', back });
  await submit(brevo, 'page/fault', { preset: 'errors', back });
  expect(brevo.faults.list()).toMatchObject([{ kind: 'status', status: 500 }]);
  const elsewhere = await submit(brevo, 'page/faults/clear', { back: '//evil.example' });
  expect(elsewhere.headers.get('location')).toBe('/');
  expect((await callBrevo(brevo, 'GET', '/account')).status).toBe(200);
});

test('the same is there as JSON', async () => {
  await using brevo = await startBrevo();
  await callBrevo(brevo, 'POST', '/contacts', { email: 'ada@example.com' });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${brevo.pageUrl}_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  const found = await call('GET', 'contacts?account=english&q=ada&page=1');
  const buckets = await call('GET', 'buckets');
  const requests = await call('GET', 'requests');
  const key = { key: SANDBOX_KEYS.french, state: 'expired' };
  const keys = await call('PUT', 'keys', key);
  const switched = await call('PATCH', 'switches', { attributeNameMax: 40 });
  const refused = await call('PATCH', 'switches', { noSuchSwitch: true });

  expect(found.body).toMatchObject({ total: 1, contacts: [{ email: 'ada@example.com' }] });
  expect(buckets.body.buckets).toMatchObject([{ bucket: 'contacts', limit: 10, remaining: 9 }]);
  expect(requests.body).toMatchObject({
    total: 1,
    requests: [{ status: 201, account: 'english' }],
  });
  expect(keys.body.keys).toContainEqual(expect.objectContaining(key));
  expect(switched.body.switches.attributeNameMax).toBe(40);
  expect(brevo.switches.attributeNameMax).toBe(40);
  expect(refused.status).toBe(400);
});

test('each tab shows what the shop sent and what Brevo made of it', async () => {
  await using brevo = await startBrevo({ tier: 'extended', webhookRetryMs: 1 });
  const account = brevo.account();
  account.addContact('ada@example.com');
  const call = (path: string, body: object) => callBrevo(brevo, 'POST', path, body);
  const line = { productId: '77', price: 9.5, quantity: 2 };
  const when = { createdAt: '2026-11-20T10:00:00Z', updatedAt: '2026-11-20T10:00:00Z' };
  await call('/webhooks', {
    ...{ url: 'http://127.0.0.1:9/hook', type: 'marketing', events: ['unsubscribed'] },
  });
  await call('/categories', { id: '1', name: 'Kitchen & more' });
  await call('/products/batch', {
    products: [
      { id: '77', name: '<b>Mug</b>', price: 9.5, stock: 0, categories: ['1'] },
      { id: '78', name: 'Mug, red', parentId: '77', stock: 3 },
    ],
  });
  await call('/orders/status', {
    ...{ id: '1001', ...when, status: 'completed', amount: 19, products: [line] },
    email: 'ada@example.com',
  });
  await call('/events', {
    ...{ event_name: 'cart_updated', identifiers: { email_id: 'ada@example.com' } },
    event_properties: { total: 19, currency: 'USD', items: [{ name: 'Mug' }] },
  });
  account.fire('unsubscribed', 'ada@example.com');
  await brevo.idle();
  const tab = async (name: string, part = name) =>
    partOf(await readPage(brevo, `?account=english&tab=${name}`), part).replace(/\s+/g, ' ');

  const products = await tab('products');
  expect(products).toContain('&#60;b&#62;Mug');
  expect(products).toContain('<span class="soft">variant</span> 78');
  expect(products).toContain('Kitchen &#38; more');
  expect(await tab('categories')).toContain('<td>Kitchen &#38; more </td> <td>1</td>');
  expect(await tab('orders')).toContain('<td>ada@example.com</td> <td>completed</td>');
  expect(await tab('events')).toContain('cart_updated');
  expect(await tab('carts')).toContain('never: blocked');
  expect(await tab('webhooks')).toContain('http://127.0.0.1:9/hook');
  expect(await tab('webhooks', 'deliveries')).toContain('failed');
  expect(await tab('nonsense', 'contacts')).toContain('ada@example.com');
});

test('a long list is searched and read page by page', async () => {
  await using brevo = await startBrevo({ tier: 'extended' });
  const categories = Array.from({ length: 70 }, (_, at) => ({ id: `c${at}`, name: `Shelf ${at}` }));
  await callBrevo(brevo, 'POST', '/categories/batch', { categories });
  const rows = async (query: string) => {
    const page = await readPage(brevo, `?tab=categories${query}`);
    return (
      (page.split('id="categories"')[1]?.split('</section>')[0] ?? '').split('Shelf').length - 1
    );
  };

  expect(await rows('')).toBe(50);
  expect(await rows('&page=2')).toBe(20);
  expect(await rows('&q=shelf+6')).toBe(11);
});

test('a person unsubscribes, resubscribes and deletes a contact', async () => {
  await using brevo = await startBrevo();
  const account = brevo.account();
  const ada = account.addContact('ada@example.com');
  const heard: string[] = [];
  account.listen(({ event, by }) => void heard.push(event + by));
  const act = (action: string) =>
    submit(brevo, 'page/contact', { account: 'english', id: `${ada?.id}`, action, back: '/' });

  expect(partOf(await readPage(brevo), 'contacts')).toContain('>Unsubscribe<');
  await act('unsubscribe');
  expect(ada?.emailBlacklisted).toBe(true);
  expect(partOf(await readPage(brevo), 'contacts')).toContain('>Resubscribe<');
  await act('resubscribe');
  expect(ada?.emailBlacklisted).toBe(false);
  await act('delete');

  expect(account.contacts.size).toBe(0);
  expect(heard).toEqual(['unsubscribed', 'contactUpdated', 'contactDeleted']);
});

test('a person, or a test in another process, switches eCommerce off', async () => {
  await using brevo = await startBrevo();
  const { ecommerce } = brevo.account();

  await submit(brevo, 'page/ecommerce', { account: 'english', toggle: 'isActive', back: '/' });
  const whileOff = await callBrevo(brevo, 'GET', '/products');
  const on = await fetch(`${brevo.pageUrl}_sandbox/ecommerce`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ isActive: true, hasAlerts: false }),
  });

  expect([whileOff.status, on.status]).toEqual([403, 200]);
  expect(ecommerce).toEqual({ isActive: true, hasAlerts: false, currency: 'USD' });
});
