import { invalidParameter } from './api-error.ts';
import type { ListQuery } from './list-query.ts';

/** A question about one field of a row; the list shows rows to which every answer is yes. */
export type RowTest<Row> = (row: Row) => boolean;

/** `field`, `:in`, `:not_in`, `:min`, `:max`, `:greater` and `:less` of a number (reference §6.0). */
export function numberTest(
  query: ListQuery,
  field: string,
): ((value: number) => boolean) | undefined {
  const at = (operator: string) => toNumber(query, `${field}${operator}`);
  const all = (operator: string) => query.list(`${field}${operator}`)?.map(Number);
  const [exact, min, max, greater, less] = ['', ':min', ':max', ':greater', ':less'].map(at);
  const [within, without] = [all(':in'), all(':not_in')];
  const asked = [exact, min, max, greater, less, within, without];
  if (asked.every((value) => value === undefined)) return undefined;
  return (value) =>
    (exact === undefined || value === exact) &&
    (min === undefined || value >= min) &&
    (max === undefined || value <= max) &&
    (greater === undefined || value > greater) &&
    (less === undefined || value < less) &&
    (within?.includes(value) ?? true) &&
    !without?.includes(value);
}

function toNumber(query: ListQuery, name: string): number | undefined {
  const text = query.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isNaN(value)) throw invalidParameter(name, `${text} is not a number`);
  return value;
}

/** `field`, `:in`, `:not_in` and `:like` of a text, whatever its capitals. */
export function textTest(
  query: ListQuery,
  field: string,
): ((value: string) => boolean) | undefined {
  const lower = (text: string) => text.toLowerCase();
  const exact = query.text(field)?.toLowerCase();
  const like = query.text(`${field}:like`)?.toLowerCase();
  const within = query.list(`${field}:in`)?.map(lower);
  const without = query.list(`${field}:not_in`)?.map(lower);
  if ([exact, like, within, without].every((value) => value === undefined)) return undefined;
  return (value) => {
    const text = lower(value);
    return (
      (exact === undefined || text === exact) &&
      (like === undefined || text.includes(like)) &&
      (within?.includes(text) ?? true) &&
      !without?.includes(text)
    );
  };
}

/** `include_fields` and `exclude_fields`; the id is always shown. */
export function fieldChoice(query: ListQuery, idField = 'id') {
  const only = query.list('include_fields');
  const not = query.list('exclude_fields');
  return (row: object): object => {
    if (!only && !not) return row;
    const entries = Object.entries(row).filter(
      ([name]) => name === idField || ((only?.includes(name) ?? true) && !not?.includes(name)),
    );
    return Object.fromEntries(entries);
  };
}

/** A page of what an iterable gives, which is walked to its end for the total. */
export function pageOfAll<Item>(
  items: Iterable<Item>,
  { limit, page }: { limit: number; page: number },
): { items: Item[]; total: number } {
  const skip = (page - 1) * limit;
  const taken: Item[] = [];
  let total = 0;
  for (const item of items) {
    if (total >= skip && taken.length < limit) taken.push(item);
    total += 1;
  }
  return { items: taken, total };
}
