import type { Simulator } from '../../shop/simulator/simulator.ts';
import type { ActionValues } from './action-values.ts';

/** A field of an action's form. Left empty it is as if it was not given. */
export interface ActionField {
  name: string;
  label: string;
  kind: 'number' | 'text' | 'flag';
  value?: string;
  /** Filled in with the newest of them. */
  newest?: 'order' | 'cart';
}

export interface Action {
  group: 'Orders' | 'Carts' | 'Customers' | 'Newsletter' | 'Catalogue and stock' | 'The store';
  label: string;
  fields: readonly ActionField[];
  /** Says in a sentence what was done, and gives what changed. */
  run: (simulator: Simulator, values: ActionValues) => { done: string; result: unknown };
}

export const number = (name: string, label: string, value?: string): ActionField => ({
  ...{ name, label, kind: 'number' as const },
  ...(value !== undefined && { value }),
});
export const text = (name: string, label: string, value?: string): ActionField => ({
  ...{ name, label, kind: 'text' as const },
  ...(value !== undefined && { value }),
});
export const flag = (name: string, label: string): ActionField => ({ name, label, kind: 'flag' });

export const newestOrder: ActionField = {
  ...number('orderId', 'Order'),
  newest: 'order',
};
