import { describe, expect, test } from 'vitest';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Row = { id: number };
const idsOf = ({ data }: { data: Row[] }) => data.map(({ id }) => id);

describe('products', () => {
  test('are walked by id, each once, with what was included', async () => {
    await using shop = await openShop();

    const ids: number[] = [];
    for (let last = 0; ; last = ids.at(-1) ?? 0) {
      const { body } = await shop.get(
        `/v3/catalog/products?limit=250&sort=id&id:greater=${last}&include=variants,images,custom_fields`,
      );
      if (body.data.length === 0) break;
      ids.push(...idsOf(body));
    }

    expect(ids).toEqual(Array.from({ length: 300 }, (_, place) => place + 1));
    expect(shop.bigcommerce.requests.count('GET /v3/catalog/products')).toBe(3);
  });

  test('show parts only when they are included', async () => {
    await using shop = await openShop();

    const plain = (await shop.get('/v3/catalog/products/1')).body.data;
    const whole = (
      await shop.get(
        '/v3/catalog/products/1?include=variants,images,custom_fields,primary_image,bulk_pricing_rules,modifiers,options,videos,reviews,channels',
      )
    ).body.data;

    expect(plain).toMatchObject({ id: 1, sku: 'TENT-1', price: 249.95, calculated_price: 199.95 });
    expect(plain.variants).toBeUndefined();
    expect(whole.variants).toHaveLength(6);
    expect(whole.primary_image.url_standard).toMatch(/^https:/);
    expect(whole.channels).toContainEqual({ channel_id: 2 });
    expect(whole.options[0].option_values).toHaveLength(2);
  });

  test('come ten to a page with options or modifiers, and over 250 not at all', async () => {
    await using shop = await openShop();

    const options = await shop.get('/v3/catalog/products?limit=250&include=options');
    expect(options.body.data).toHaveLength(10);
    expect(options.body.meta.pagination).toMatchObject({ per_page: 10, total_pages: 30 });
    expect((await shop.get('/v3/catalog/products?limit=251')).status).toBe(413);
    expect((await shop.get('/v3/catalog/products?include=everything')).status).toBe(422);
  });

  test('are found by id, date, channel, category and text', async () => {
    await using shop = await openShop();
    shop.shop.catalog.editProduct(44, { name: 'Unheard of' });

    const find = async (query: string) =>
      idsOf((await shop.get(`/v3/catalog/products?${query}`)).body);
    expect(await find('id:in=3,1,999')).toEqual([1, 3]);
    expect(await find('date_modified:min=2026-01-01T00:00:00Z')).toEqual([44]);
    expect(await find('name=unheard%20of')).toEqual([44]);
    expect(await find('id:max=20&channel_id:in=2')).not.toContain(3);
    expect(await find('categories:in=7&id:max=1')).toEqual([1]);
    // A single category misses products that are in several.
    expect(await find('categories=7&id:max=1')).toEqual([]);
    expect(await find('id:max=3&sort=id&direction=desc')).toEqual([3, 2, 1]);
  });

  test('a bound that is a day alone means that day at this time', async () => {
    await using shop = await openShop();
    const midnight = new Date().toISOString().slice(0, 10);
    shop.shop.catalog.editProduct(44, { date_modified: `${midnight}T00:00:00Z` });

    const { body } = await shop.get(`/v3/catalog/products?date_modified:min=${midnight}`);

    expect(idsOf(body)).toEqual([]);
  });

  test('one has 600 variants, listed in pages', async () => {
    await using shop = await openShop();

    const { body } = await shop.get('/v3/catalog/products/3/variants?limit=250&page=3');
    const all = await shop.get('/v3/catalog/variants?product_id:in=3&limit=1');

    expect(body.data).toHaveLength(100);
    expect(all.body.meta.pagination.total).toBe(600);
  });

  test('images and reviews answer 204 where there are none', async () => {
    await using shop = await openShop();

    expect((await shop.get('/v3/catalog/products/6/images')).status).toBe(204);
    expect((await shop.get('/v3/catalog/products/2/reviews')).status).toBe(204);
    expect((await shop.get('/v3/catalog/products/999/reviews')).status).toBe(404);
    expect((await shop.get('/v3/catalog/products/2/videos')).body.data).toEqual([]);
    shop.bigcommerce.switches.emptyProductPart = '[]';
    expect((await shop.get('/v3/catalog/products/6/images')).body.data).toEqual([]);
  });

  test('reviews can be asked for by status, and carry no product', async () => {
    await using shop = await openShop();

    const { body } = await shop.get('/v3/catalog/products/15/reviews?status=0');

    expect(body.data).toMatchObject([{ status: 'pending', rating: 5 }]);
    expect(body.data[0].product_id).toBeUndefined();
    const product = (await shop.get('/v3/catalog/products/15')).body.data;
    expect(product.reviews_count).toBe(0);
  });

  test.each(['complex-rules', 'bulk-pricing-rules', 'modifiers'])('have %s', async (path) => {
    await using shop = await openShop();
    const { body } = await shop.get(`/v3/catalog/products/25/${path}`);
    expect(body.data.length).toBeGreaterThan(0);
  });
});

describe('the rest of the catalogue', () => {
  test('each storefront has a tree of categories', async () => {
    await using shop = await openShop();

    const trees = (await shop.get('/v3/catalog/trees?channel_id:in=2')).body.data;
    const { body } = await shop.get(`/v3/catalog/trees/categories?tree_id:in=${trees[0].id}`);
    const old = await shop.get('/v3/catalog/categories?id:in=1');

    expect(trees).toMatchObject([{ id: 2, channels: [2] }]);
    expect(body.data).toHaveLength(6);
    expect(body.data[0]).toMatchObject({ tree_id: 2, url: { path: expect.any(String) } });
    expect(old.body.data).toMatchObject([{ id: 1, custom_url: { url: expect.any(String) } }]);
  });

  test('assignments, order in a category and the summary', async () => {
    await using shop = await openShop();

    const channels = await shop.get('/v3/catalog/products/channel-assignments?product_id:in=20');
    const categories = await shop.get('/v3/catalog/products/category-assignments?product_id:in=1');
    const order = await shop.get('/v3/catalog/categories/7/products/sort-order');
    const summary = await shop.get('/v3/catalog/summary');

    expect(channels.body.data).toEqual([{ product_id: 20, channel_id: 2 }]);
    expect(categories.body.data).toContainEqual({ product_id: 1, category_id: 7 });
    expect(order.body.data[0]).toMatchObject({ product_id: 1 });
    expect(summary.body.data.lowest_variant_price).toBe('0');
  });

  test('metafields of others are seen unless they are private; own ones are written in batches', async () => {
    await using shop = await openShop();
    const path = '/v3/catalog/products/metafields';
    const field = { permission_set: 'app_only', namespace: 'mine', key: 'k', value: 'v' };

    const before = (await shop.get(`${path}?limit=250`)).body;
    const made = await shop.call('POST', path, [{ ...field, resource_id: 7 }]);
    const [{ id }] = made.body.data;
    const changed = await shop.call('PUT', path, [{ id, value: 'w' }]);
    const gone = await shop.call('DELETE', path, [id, 99_999]);

    expect(before.meta.pagination.total).toBe(60);
    expect(changed.body.data).toMatchObject([{ value: 'w', resource_id: 7 }]);
    expect(gone.body).toMatchObject({ data: [id], meta: { success: 1, failed: 1 } });
    expect((await shop.call('POST', path, [{ key: 'k' }])).status).toBe(422);
  });

  test('metafields are walked by cursor', async () => {
    await using shop = await openShop();
    const path = '/v3/catalog/categories/metafields?limit=4';

    const first = (await shop.get(path)).body;
    const { end_cursor } = first.meta.cursor_pagination;
    const next = (await shop.get(`${path}&after=${end_cursor}`)).body;

    expect(next.data[0].id).toBeGreaterThan(first.data.at(-1).id);
    expect(next.meta.pagination).toBeUndefined();
  });

  test('all of it needs the scope of products', async () => {
    await using shop = await openShop({ scopes: ['store_v2_orders_read_only'] });
    expect((await shop.get('/v3/catalog/products')).status).toBe(403);
  });
});
