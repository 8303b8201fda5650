import type { BigCommerceClient } from '../../clients/bigcommerce/bigcommerce-client.ts';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { CustomerSetup } from './customer-setup.ts';

/**
 * A customer's record stops at ten attributes; the few who have more are completed where attributes are mapped. What a record
 * leaves out must not pass for empty.
 */
export async function withAllAttributes(
  bigcommerce: BigCommerceClient,
  setup: CustomerSetup,
  customers: Customer[],
  signal: AbortSignal,
): Promise<Customer[]> {
  if (!setup.include.includes('attributes')) return customers;
  const cut = customers.filter((one) => one.attributeCount > one.attributes.length);
  if (cut.length === 0) return customers;
  const ids = cut.map(({ id }) => id);
  const all = await bigcommerce.attributesOf(ids, { signal });
  return customers.map((one) => ({ ...one, attributes: all.get(one.id) ?? one.attributes }));
}
