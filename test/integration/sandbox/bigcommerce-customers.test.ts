import { parsePhoneNumberFromString as parsePhone } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';
import type { Customer } from '../../../sandbox/bigcommerce/shop/people/customer.ts';
import { startBigCommerce } from '../../../sandbox/bigcommerce/start-bigcommerce.ts';
import { CALLBACKS, installed, READ_SCOPES } from '../../helpers/calls/sandbox-client.ts';

const start = (options = {}) =>
  startBigCommerce({ scopes: READ_SCOPES, callbacks: CALLBACKS, ...options });

const shopOf = (bigcommerce: Awaited<ReturnType<typeof start>>, hash = 'acme1') => {
  const store = bigcommerce.stores.get(hash);
  if (!store) throw new Error(`There is no store ${hash}`);
  return store.shop;
};

type Get = Awaited<ReturnType<typeof installed>>['get'];

/** Follows the cursor to the end. `between` runs after every page. */
async function walk(get: Get, query: string, between: (page: number) => void = () => {}) {
  const ids: number[] = [];
  let after = '';
  for (let page = 1; ; page += 1) {
    const { body } = await get(`/v3/customers?${query}${after && `&after=${after}`}`);
    ids.push(...body.data.map(({ id }: Customer) => id));
    const { end_cursor, links } = body.meta.cursor_pagination;
    if (!links.next) return ids;
    after = end_cursor;
    between(page);
  }
}

describe('paging', () => {
  test('the cursor visits every customer exactly once', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const ids = await walk(get, 'limit=250');

    expect(ids).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1));
    expect(bigcommerce.requests.count('GET /v3/customers')).toBe(5);
  });

  test.each(['', 'sort=date_modified:asc&', 'sort=last_name:desc&', 'sort=date_created:desc&'])(
    'the cursor loses and repeats nobody while customers come and go (%s)',
    async (sort) => {
      await using bigcommerce = await start();
      const { get } = await installed(bigcommerce);
      const shop = shopOf(bigcommerce);

      const ids = await walk(get, `${sort}limit=100`, (page) => {
        shop.addCustomer({ email: `new${page}@example.com`, last_name: 'Mmm' });
        shop.customers.delete(page);
      });

      expect(new Set(ids).size).toBe(ids.length);
      const seen = new Set(ids);
      const stayed = Array.from({ length: 1150 }, (_, index) => index + 51);
      expect(stayed.filter((id) => !seen.has(id))).toEqual([]);
    },
  );

  test('pages by number skip a row when one before them is deleted', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    await get('/v3/customers?page=1&limit=10');

    shopOf(bigcommerce).customers.delete(3);
    const second = await get('/v3/customers?page=2&limit=10');

    expect(second.body.data[0].id).toBe(12);
    expect(second.body.meta.pagination).toMatchObject({ total: 1199, current_page: 2 });
  });

  test('cursors are offered on the first page and with a cursor, not to those who ask by number', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const first = (await get('/v3/customers?limit=40')).body.meta;
    const numbered = (await get('/v3/customers?limit=40&page=1')).body.meta;
    const next = (await get(`/v3/customers${first.cursor_pagination.links.next}`)).body;
    const back = (await get(`/v3/customers${next.meta.cursor_pagination.links.previous}`)).body;

    expect(first.cursor_pagination).toMatchObject({ count: 40, per_page: 40 });
    expect(first.pagination.links).toEqual({
      current: '?limit=40&page=1',
      next: '?limit=40&page=2',
    });
    expect(numbered.cursor_pagination).toBeUndefined();
    expect(next.meta.pagination).toBeUndefined();
    expect(next.data[0].id).toBe(41);
    expect(back.data.map(({ id }: Customer) => id).at(-1)).toBe(40);
    expect(back.data).toHaveLength(40);
  });

  test('the last page of a cursor has no next link', async () => {
    await using bigcommerce = await start({ stores: defaultStores({ customers: 100 }) });
    const { get } = await installed(bigcommerce);

    const { meta } = (await get('/v3/customers?limit=100')).body;
    expect(meta.cursor_pagination.links.next).toBeUndefined();
    const past = (await get(`/v3/customers?after=${meta.cursor_pagination.end_cursor}`)).body;
    expect(past).toMatchObject({
      data: [],
      meta: { cursor_pagination: { count: 0, start_cursor: null, end_cursor: null } },
    });
  });

  test.each([
    'after=nonsense',
    'limit=0',
    'limit=ten',
    'sort=id:asc',
    'include=orders',
    'date_modified:min=yesterday',
    'date_modified:min=2025-01-01T00%253A00%253A00',
  ])('%s is refused with 422', async (query) => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);

    const { status, body } = await get(`/v3/customers?${query}`);

    expect(status).toBe(422);
    expect(body.errors).toHaveProperty(query.split('=', 1)[0] ?? '');
  });

  test('a cursor of one order does not fit another', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const { end_cursor } = (await get('/v3/customers')).body.meta.cursor_pagination;

    const { status } = await get(`/v3/customers?sort=date_modified:asc&after=${end_cursor}`);

    expect(status).toBe(422);
  });
});

describe('filters and includes', () => {
  test('only what is included comes along, and at most ten addresses and attributes', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const include = 'include=addresses,attributes,formfields,storecredit';

    const bare = (await get('/v3/customers?id:in=10')).body.data[0];
    const [moved, tagged] = (await get(`/v3/customers?id:in=10,21&${include}`)).body.data;
    const { body: addresses } = await get('/v3/customers/addresses?customer_id:in=10');
    const { body: values } = await get('/v3/customers/attribute-values?customer_id:in=21');

    expect(Object.keys(bare)).not.toContain('addresses');
    expect(bare.address_count).toBe(12);
    expect(moved.addresses).toHaveLength(10);
    expect(addresses.data).toHaveLength(12);
    expect(tagged.attributes).toHaveLength(10);
    expect(tagged.attributes[0]).not.toHaveProperty('name');
    expect(values.meta.pagination.total).toBe(12);
    expect(tagged.store_credit_amounts).toEqual([{ amount: expect.any(Number) }]);
  });

  test('an e-mail finds everyone who has it, whatever the capitals', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const idsOf = async (emails: string) =>
      (await get(`/v3/customers?email:in=${emails}`)).body.data.map(({ id }: Customer) => id);

    expect(await idsOf('grace.hopper@example.com')).toEqual([11]);
    expect(await idsOf('sam.twostores@example.com,mia%2Bnewsletter@example.com')).toEqual([
      12, 13, 15,
    ]);
    expect(await idsOf('mia+newsletter@example.com')).toEqual([]);
    const own = shopOf(bigcommerce).customers.get(777).email;
    expect(await idsOf(own)).toEqual([777]);
  });

  test('dates select what changed since, edits included', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const since = '/v3/customers?date_modified:min=2025-11-01T00:00:00';
    expect((await get(since)).body.meta.pagination.total).toBe(0);

    shopOf(bigcommerce).editCustomer(600, { first_name: 'Edited' });

    const { data } = (await get(since)).body;
    expect(data).toMatchObject([{ id: 600, first_name: 'Edited' }]);
    const { meta } = (await get('/v3/customers?date_created:max=2023-01-01')).body;
    expect(meta.pagination.total).toBeGreaterThan(300);
    expect(meta.pagination.total).toBeLessThan(900);
  });

  test('values of form fields come by cursor too, of customers and of addresses', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const { meta } = (await get('/v3/customers/form-field-values?limit=1')).body;
    const { total } = meta.pagination;
    const values: { customer_id?: number; address_id?: number }[] = [];

    for (let query = '?limit=250'; query; ) {
      const { body } = await get(`/v3/customers/form-field-values${query}`);
      values.push(...body.data);
      query = body.meta.cursor_pagination.links.next ?? '';
    }

    expect(values).toHaveLength(total);
    expect(values.some(({ customer_id }) => customer_id)).toBe(true);
    expect(values.some(({ address_id }) => address_id)).toBe(true);
  });

  test('addresses and attribute values page through everything, in the order of their customers', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    for (const path of ['/v3/customers/addresses', '/v3/customers/attribute-values']) {
      const ids: number[] = [];
      let pages = 1;
      for (let page = 1; page <= pages; page += 1) {
        const { body } = await get(`${path}?limit=250&page=${page}`);
        ids.push(...body.data.map(({ id }: { id: number }) => id));
        pages = body.meta.pagination.total_pages;
        expect(body.meta.pagination.count).toBe(body.data.length);
      }
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(ids.length).toBeGreaterThan(400);
    }
  });
});

describe('the people', () => {
  test('are the same in every run, and others in another store', async () => {
    const [one, two] = [await start(), await start()];
    const shops = [shopOf(one), shopOf(two)] as const;

    expect(shops[0].customers.get(321)).toEqual(shops[1].customers.get(321));
    expect(shops[0].subscribers.get(100)).toEqual(shops[1].subscribers.get(100));
    const other = shopOf(one, 'boreal2').customers.get(60).email;
    expect(other).not.toBe(shops[0].customers.get(60).email);
    await Promise.all([one.stop(), two.stop()]);
  });

  test('have phone numbers that are valid where they live, and no two the same', async () => {
    await using bigcommerce = await start();
    const shop = shopOf(bigcommerce);
    const numbers: string[] = [];
    for (let id = 51; id <= 1200; id += 1) {
      const { phone, addresses } = shop.customers.get(id);
      const written = phone || addresses[0]?.phone;
      if (!written) continue;
      const country = addresses[0]?.country_code as 'US' | undefined;
      const parsed = parsePhone(written, country);
      expect(parsed?.isValid(), `${id}: ${written} in ${country}`).toBe(true);
      numbers.push(parsed?.number ?? '');
    }

    expect(numbers.length).toBeGreaterThan(1000);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('have e-mail addresses on domains that are nobody’s, unique on each storefront', async () => {
    await using bigcommerce = await start();
    const shop = shopOf(bigcommerce);
    const people = Array.from({ length: 1200 }, (_, index) => shop.customers.get(index + 1));
    const plain = people.filter((person) => person.id !== 14);

    expect(plain.every((person) => /@example\.(com|net|org)$/i.test(person.email))).toBe(true);
    const keys = people.map((one) => `${one.email.toLowerCase()} ${one.channel_ids}`);
    expect(new Set(keys).size).toBe(1200);
  });

  test('one in five has the newsletter, two in a hundred unsubscribed, some never were customers', async () => {
    await using bigcommerce = await start();
    const { get } = await installed(bigcommerce);
    const records = [];
    for (let page = 1; page <= 2; page += 1) {
      records.push(...(await get(`/v3/customers/subscribers?limit=250&page=${page}`)).body.data);
    }
    const shop = shopOf(bigcommerce);
    const ofCustomers = records.filter(({ email }) => shop.customerIdsByEmail(email).length);
    const subscribed = ofCustomers.filter(({ consents }) =>
      consents.includes('marketing_newsletter'),
    );
    const empty = ofCustomers.filter(({ consents }) => consents.length === 0);

    expect(subscribed.length / 1200).toBeGreaterThan(0.18);
    expect(subscribed.length / 1200).toBeLessThan(0.24);
    expect(empty.length / 1200).toBeGreaterThan(0.015);
    expect(records.length - ofCustomers.length).toBeGreaterThan(10);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  test('the awkward ones are at their places', async () => {
    await using bigcommerce = await start();
    const shop = shopOf(bigcommerce);
    const at = (id: number) => shop.customers.get(id);
    const consents = (id: number) =>
      shop.subscribersByEmail(at(id).email).map((it) => [it.channel_id, ...it.consents]);

    expect(parsePhone(at(4).phone, 'US')?.number).toBe(parsePhone(at(5).phone, 'US')?.number);
    expect(at(9).first_name).not.toBe(at(9).first_name.normalize('NFC'));
    expect(at(11).email).toBe('GRACE.HOPPER@EXAMPLE.COM');
    expect([at(12).channel_ids, at(13).channel_ids]).toEqual([[1], [2]]);
    expect(consents(13)).toEqual([[1, 'marketing_newsletter']]);
    expect(at(14).email).toBe('not-an-email@');
    expect(at(16).first_name).toBe('');
    expect(consents(19)).toEqual([[expect.any(Number)]]);
    expect(consents(20)).toEqual([[expect.any(Number), 'abandoned_cart']]);
    expect([at(28).origin_channel_id, consents(28)]).toEqual([1, [[2, 'marketing_newsletter']]]);
    expect(consents(2)).toEqual([]);
  });

  test('a million of them are there at once, counted, found and sorted', async () => {
    await using bigcommerce = await start({ stores: defaultStores({ customers: 1_000_000 }) });
    const { get } = await installed(bigcommerce);

    const first = (await get('/v3/customers?limit=1')).body;
    const deep = (await get('/v3/customers?limit=5&page=199999')).body;
    const found = (await get(`/v3/customers?email:in=${deep.data[0].email}`)).body;
    const readers = (await get('/v3/customers/subscribers?limit=250&page=900')).body;

    expect(first.meta.pagination.total).toBe(1_000_000);
    expect(deep.data.map(({ id }: Customer) => id)[0]).toBe(999_991);
    expect(found.data).toHaveLength(1);
    expect(readers.data).toHaveLength(250);
  });
});
