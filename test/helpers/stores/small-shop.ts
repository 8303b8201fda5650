import { defaultStores } from '../../../sandbox/bigcommerce/default-stores.ts';

/** The sandbox's first store, with as many products, and its others. */
export function smallShop(products: number) {
  const [first, ...others] = defaultStores({ customers: 10 });
  if (!first) throw new Error('the sandbox has stores');
  return { stores: [{ ...first, products }, ...others] };
}
