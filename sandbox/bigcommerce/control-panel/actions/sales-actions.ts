import { priceTag } from '../../shop/simulator/simulator.ts';
import { type Action, flag, newestOrder, number, text } from './action.ts';
import type { ActionValues } from './action-values.ts';

const WHO = [
  number('customerId', 'Customer (empty: unknown)', '1'),
  text('email', 'or e-mail'),
  number('channelId', 'Channel'),
];
const WHAT = [number('productId', 'Product', '1'), number('quantity', 'Pieces', '1')];

function shopperOf(values: ActionValues) {
  const productId = values.number('productId');
  const quantity = values.number('quantity') ?? 1;
  const variantId = values.number('variantId');
  const email = values.text('email');
  return {
    // An e-mail that was typed counts for more than the customer that stands there.
    customerId: email === undefined ? values.number('customerId') : undefined,
    email,
    channelId: values.number('channelId'),
    ...(productId !== undefined && { items: [{ productId, variantId, quantity }] }),
  };
}

/** Orders and carts. */
export const salesActions: Record<string, Action> = {
  'place-order': {
    group: 'Orders',
    label: 'Place an order',
    fields: [...WHO, ...WHAT, number('statusId', 'Status', '11'), flag('isEmailOptIn', 'Opts in')],
    run: (simulator, values) => {
      const result = simulator.placeOrder({
        ...shopperOf(values),
        statusId: values.number('statusId'),
        isEmailOptIn: values.flag('isEmailOptIn'),
        couponCode: values.text('couponCode'),
      });
      const { id, billing } = result;
      return { done: `Order ${id} of ${billing.email}, ${priceTag(result)}.`, result };
    },
  },
  'change-status': {
    group: 'Orders',
    label: 'Change its status',
    fields: [newestOrder, number('statusId', 'Status', '10')],
    run: (simulator, values) => {
      const result = simulator.changeStatus(values.need('orderId'), values.need('statusId'));
      return { done: `Order ${result.id} is in status ${result.statusId}.`, result };
    },
  },
  refund: {
    group: 'Orders',
    label: 'Refund the order',
    fields: [newestOrder, number('amount', 'Amount (all if empty)')],
    run: (simulator, values) => {
      const amount = values.number('amount');
      const result = simulator.refund(values.need('orderId'), {
        ...(amount !== undefined && { amount: Math.round(amount * 100) }),
      });
      const given = (result.refund.amount / 100).toFixed(2);
      return { done: `Refunded ${given} of order ${result.order.id}.`, result };
    },
  },
  'archive-order': {
    group: 'Orders',
    label: 'Archive the order',
    fields: [newestOrder],
    run: (simulator, values) => {
      const result = simulator.archiveOrder(values.need('orderId'));
      return { done: `Order ${result.id} is archived.`, result };
    },
  },
  'start-cart': {
    group: 'Carts',
    label: 'Put into a cart',
    fields: [...WHO, ...WHAT],
    run: (simulator, values) => {
      const result = simulator.startCart(shopperOf(values));
      return { done: `Cart ${result.id} is open.`, result };
    },
  },
  'abandon-cart': {
    group: 'Carts',
    label: 'Abandon a cart',
    fields: [text('cartId', 'Cart (a new one if empty)'), ...WHO, ...WHAT],
    run: (simulator, values) => {
      const cartId = values.text('cartId');
      const result = simulator.abandonCart({ ...shopperOf(values), cartId });
      const who = result.cart.email || 'somebody unknown';
      return { done: `Cart ${result.cart.id} of ${who} is abandoned.`, result };
    },
  },
  'come-back-and-buy': {
    group: 'Carts',
    label: 'Come back and buy',
    fields: [{ ...text('cartId', 'Cart'), newest: 'cart' }, text('email', 'E-mail, if unknown')],
    run: (simulator, values) => {
      const email = values.text('email');
      const result = simulator.comeBackAndBuy(values.needText('cartId'), { email });
      return { done: `The cart became order ${result.id}, ${priceTag(result)}.`, result };
    },
  },
};
