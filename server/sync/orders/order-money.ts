import Big from 'big.js';
import type { Order } from '../../clients/bigcommerce/order.ts';

const CENTS = 2;

/**
 * How many of what was paid in one unit of the store's currency is. Amounts of an order are in `default_currency_code`, which
 * is what was paid, not the default of anything; `currency_code` is only what was shown (reference/bigcommerce.md §7).
 */
export function rateOf(
  order: Pick<Order, 'currency' | 'storeCurrency' | 'storeRate'>,
  storeCurrency: string | null,
): Big {
  const own = order.storeCurrency || storeCurrency || '';
  if (own === '' || order.currency === '' || order.currency === own) return Big(1);
  const rate = Big(order.storeRate);
  return rate.gt(0) ? rate : Big(1);
}

/** In the store's currency, to two decimals: Brevo knows no currencies (reference/brevo.md §0.4). */
export function toStoreMoney(amount: string | Big, rate: Big): Big {
  return Big(amount).div(rate).round(CENTS);
}

/** What is left of an order after refunds, in the currency it was paid in. Never below nothing. */
export function netOf({ total }: Pick<Order, 'total'>, refunded: string): Big {
  const net = Big(total).minus(refunded);
  return net.lt(0) ? Big(0) : net;
}
