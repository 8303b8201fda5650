import type { LazyTable } from '../lazy-table.ts';
import { SortedView, type SortKey } from '../sorted-view.ts';
import type { Customer } from './customer.ts';
import { createdMs, modifiedMs, namesOf, type Recipe } from './customer-recipe.ts';

export type CustomerSort = 'id' | 'date_created' | 'date_modified' | 'last_name';

/** The orders in which customers are listed. `generate` makes those whose key does not follow from their id. */
export function customerViews(
  table: LazyTable<Customer>,
  recipe: Recipe,
  { generate, lastPlaceApart }: { generate: (id: number) => Customer; lastPlaceApart: number },
): Record<CustomerSort, SortedView<Customer>> {
  const view = (
    keyOf: (row: Customer) => SortKey,
    pristineKey: (id: number) => SortKey,
    isById = false,
  ) => new SortedView(table, pristineKey, keyOf, { isById });
  const lastName = (id: number) =>
    id <= lastPlaceApart ? generate(id).last_name : namesOf(recipe, id).last;
  return {
    id: view(
      (row) => row.id,
      (id) => id,
      true,
    ),
    date_created: view(
      (row) => Date.parse(row.date_created),
      (id) => createdMs(recipe, id),
    ),
    date_modified: view(
      (row) => Date.parse(row.date_modified),
      (id) => modifiedMs(recipe, id),
    ),
    last_name: view(
      (row) => row.last_name.toLowerCase(),
      (id) => lastName(id).toLowerCase(),
    ),
  };
}
