export interface Store {
  storeUrl: string;
  accessToken: string;
}

/** What the guides add up to for orders: a page at a time in pages of the default size (50), and the lines of each order. */
export async function ordersLoop(store: Store, orders: number): Promise<number> {
  return eachRecord(store, '/v2/orders', orders, (id) => [`/v2/orders/${id}/products`]);
}

/** The same for products: each one's variants, images and custom fields. */
export async function productsLoop(store: Store, products: number): Promise<number> {
  const parts = ['variants', 'images', 'custom-fields'];
  return eachRecord(store, '/v3/catalog/products', products, (id) =>
    parts.map((part) => `/v3/catalog/products/${id}/${part}`),
  );
}

/** Reviews as the guides read them: one call a product, whether it has any or not. */
export async function reviewsLoop(store: Store, products: number): Promise<number> {
  return eachRecord(store, '/v3/catalog/products', products, (id) => [
    `/v3/catalog/products/${id}/reviews`,
  ]);
}

/** Answers how many records it has read. */
async function eachRecord(
  { storeUrl, accessToken }: Store,
  path: string,
  most: number,
  partsOf: (id: number) => string[],
): Promise<number> {
  const read = async (address: string) => {
    const headers = { 'x-auth-token': accessToken, accept: 'application/json' };
    const response = await fetch(storeUrl + address, { headers });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const text = await response.text();
    return text === '' ? [] : JSON.parse(text);
  };
  let count = 0;
  for (let page = 1; count < most; page += 1) {
    const answer = await read(`${path}?page=${page}&limit=50`);
    const records: { id: number }[] = answer.data ?? answer;
    if (records.length === 0) break;
    for (const { id } of records.slice(0, most - count)) {
      for (const part of partsOf(id)) await read(part);
      count += 1;
    }
  }
  return count;
}
