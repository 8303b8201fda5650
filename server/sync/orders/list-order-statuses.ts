import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { OrderStatus } from '../../contract/order-status.ts';
import { toBrevoStatus } from './order-status.ts';

/** The store's order statuses by the merchant's own names. Throws what reading BigCommerce throws. */
export async function listOrderStatuses(
  remotes: RemoteClients,
  storeHash: string,
): Promise<OrderStatus[]> {
  const bigcommerce = await remotes.bigcommerce(storeHash, { interactive: true });
  const statuses = await bigcommerce.orders.listStatuses();
  return statuses.map(({ id, label }) => ({
    id,
    name: label,
    defaultBrevoStatus: toBrevoStatus({ statusId: id, isArchived: false }),
  }));
}
