import type { Simulator } from '../shop/simulator/simulator.ts';
import type { Action } from './actions/action.ts';
import { ActionValues } from './actions/action-values.ts';
import { goodsActions } from './actions/goods-actions.ts';
import { peopleActions } from './actions/people-actions.ts';
import { salesActions } from './actions/sales-actions.ts';

/** Everything that can be made to happen in a store, by name. */
export const ACTIONS: Record<string, Action> = {
  ...salesActions,
  ...peopleActions,
  ...goodsActions,
};

/** Throws, in words for whoever pressed the button, for what cannot be done. */
export function runAction(simulator: Simulator, name: string, body: unknown) {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new Error(`There is no action ${name}.`);
  return action.run(simulator, new ActionValues((body ?? {}) as Record<string, unknown>));
}
