import type { BigCommerceClient } from '../../../clients/bigcommerce/bigcommerce-client.ts';
import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { CustomerSetup } from '../walk/customer-setup.ts';

/** The few customers who have more attributes than their record shows are completed, where attributes are mapped. */
export async function withAllAttributes(
  bigcommerce: BigCommerceClient,
  setup: CustomerSetup,
  customers: Customer[],
  signal: AbortSignal,
): Promise<Customer[]> {
  if (!setup.include.includes('attributes')) return customers;
  return bigcommerce.withAllAttributes(customers, { signal });
}
