import type { Failure } from '../../contract/failure.ts';
import type { CartRecord } from '../../db/ledger/carts.ts';

type Page = Pick<Failure, 'controlPanelUrl' | 'opens'>;

/**
 * Where the store's control panel shows a record. A cart has no page of its own there: what it became, or whose it is, comes
 * closest, and else the report of carts. BigCommerce documents no paths below `/manage` (reference/bigcommerce.md §1.8): these
 * are the ones that its control panel has in its own address bar.
 */
export function controlPanelPage(
  storeHash: string,
  { resource, entityId }: Pick<Failure, 'resource' | 'entityId'>,
  cart?: Pick<CartRecord, 'customerId' | 'orderId'>,
): Page {
  const open = (path: string, opens: Page['opens'] = 'record'): Page => ({
    controlPanelUrl: `https://store-${encodeURIComponent(storeHash)}.mybigcommerce.com/manage/${path}`,
    opens,
  });
  const id = encodeURIComponent(entityId);
  switch (resource) {
    case 'customers':
      return open(`customers/${id}/edit`);
    case 'orders':
      return open(`orders/${id}`);
    case 'products':
    case 'stock':
      return open(`products/edit/${id}`);
    case 'categories':
      return open(`products/categories/${id}/edit`);
    case 'carts':
      if (cart?.orderId) return open(`orders/${cart.orderId}`, 'order');
      if (cart?.customerId) return open(`customers/${cart.customerId}/edit`, 'customer');
      return open('analytics/carts', 'carts');
  }
}
