import { expect, test } from 'vitest';
import { openShop } from '../../helpers/calls/shop-client.ts';

type Item = {
  identity: { variant_id: number; sku_id: number | null };
  locations: { location_id: number; available_to_sell: number; total_inventory_onhand: number }[];
};

test('stock is listed a thousand variants to a page, with every location', async () => {
  await using shop = await openShop();

  const { body } = await shop.get('/v3/inventory/items?limit=1000');

  expect(body.data).toHaveLength(1000);
  expect(body.meta.pagination.per_page).toBe(1000);
  expect(body.data[0].locations).toMatchObject([{ location_id: 1 }, { location_id: 2 }]);
  expect((await shop.get('/v3/inventory/items?limit=1001')).status).toBe(413);
});

test('what can be sold is what is on hand without the safety stock', async () => {
  await using shop = await openShop();
  shop.shop.catalog.setStock({ variantId: 2000, place: 0, level: 7 });
  shop.shop.catalog.setStock({ variantId: 2000, place: 1, level: 5 });

  const { data } = (await shop.get('/v3/inventory/items?product_id:in=2')).body;
  const [item]: Item[] = data;

  expect(item?.identity).toMatchObject({ variant_id: 2000, sku_id: null });
  expect(item?.locations).toMatchObject([
    { total_inventory_onhand: 7, available_to_sell: 7 },
    { total_inventory_onhand: 5, available_to_sell: 3 },
  ]);
  expect((await shop.get('/v3/catalog/products/2')).body.data.inventory_level).toBe(10);
  shop.bigcommerce.switches.inventoryLevelMeans = 'default-location';
  expect((await shop.get('/v3/catalog/products/2')).body.data.inventory_level).toBe(7);
});

test('nothing can be sold at a place that is closed, in this store alone', async () => {
  await using shop = await openShop();
  await using other = await openShop();
  shop.shop.catalog.setStock({ variantId: 2000, place: 0, level: 7 });
  shop.shop.catalog.setStock({ variantId: 2000, place: 1, level: 5 });
  shop.shop.simulator.editLocation(2, { enabled: false });

  const [item]: Item[] = (await shop.get('/v3/inventory/items?product_id:in=2')).body.data;

  expect(item?.locations).toMatchObject([
    { available_to_sell: 7 },
    { total_inventory_onhand: 5, available_to_sell: 0, location_enabled: false },
  ]);
  expect((await shop.get('/v3/catalog/products/2')).body.data.inventory_level).toBe(7);
  expect((await other.get('/v3/inventory/locations')).body.data[1].enabled).toBe(true);
});

test('is found by SKU, variant and location; what is not tracked is not there', async () => {
  await using shop = await openShop();
  const find = async (query: string) =>
    (await shop.get(`/v3/inventory/items?${query}`)).body.data as Item[];

  expect(await find('sku:in=TENT-1-2')).toMatchObject([{ identity: { variant_id: 1002 } }]);
  expect(await find('variant_id:in=3600&location_code:in=NORTH')).toMatchObject([
    { identity: { variant_id: 3600, sku_id: 3600 }, locations: [{ location_id: 2 }] },
  ]);
  expect(await find('product_id:in=11')).toEqual([]);
});

test('has locations, and a flat list for each', async () => {
  await using shop = await openShop();

  const places = (await shop.get('/v3/inventory/locations')).body.data;
  const flat = (await shop.get('/v3/inventory/locations/2/items?limit=5')).body.data;

  expect(places).toMatchObject([{ code: 'BC-LOCATION-1' }, { code: 'NORTH', enabled: true }]);
  expect(flat[0]).toMatchObject({ identity: {}, available_to_sell: expect.any(Number) });
  expect((await shop.get('/v3/inventory/locations/9/items')).status).toBe(404);
});

test('each channel tells its currency', async () => {
  await using shop = await openShop();

  const { body } = await shop.get('/v3/channels/currency-assignments');

  expect(body.data).toContainEqual({
    channel_id: 2,
    enabled_currencies: ['EUR'],
    default_currency: 'EUR',
  });
});
