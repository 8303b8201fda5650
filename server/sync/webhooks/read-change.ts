import { RECORD_SCOPES, type RecordKind, type ScopeRule } from './scope-table.ts';

/** A record that has to be read again. */
export interface Change {
  kind: RecordKind;
  entityId: string;
  hint: string | null;
}

/** A batch may name thousands of records: reading all they belong to is cheaper than reading each. */
const MANY = 20;
const NUMBER = /^[1-9]\d{0,14}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which records an event is about. None for an event we do not know, and none of an id that no record can have. */
export function readChanges(scope: string, data: unknown): Change[] {
  const rule = RECORD_SCOPES.get(scope) ?? ruleOfOtherName(scope, data);
  if (!rule) return [];
  // A list, or an object whose names are numbers: the example of the documentation can be read both ways.
  const parts = rule.ofMany ? Object.values(data ?? {}) : [data];
  const marked = rule.ofMany && parts.length > MANY ? rule.ofMany : rule;
  const changes = parts.flatMap((part) => changeOf(marked, part) ?? []);
  return [...new Map(changes.map((change) => [change.entityId, change])).values()];
}

function changeOf(rule: ScopeRule, data: unknown): Change | undefined {
  const entityId = textAt(data, rule.idAt);
  const isPossible = rule.kind === 'carts' ? UUID : NUMBER;
  if (!isPossible.test(entityId)) return undefined;
  const { kind, prefix = '' } = rule;
  return { kind, entityId: prefix + entityId, hint: hintOf(rule, data) };
}

/**
 * Two names that a delivery might bear instead of the one it was asked for by (reference/bigcommerce.md §4.4): its channel's
 * number in the place of the star, and metafields of any kind of record.
 */
function ruleOfOtherName(scope: string, data: unknown): ScopeRule | undefined {
  const own = /^store\/channel\/\d+\/(inventory\/.+)$/.exec(scope)?.[1];
  if (own) return RECORD_SCOPES.get(`store/channel/*/${own}`);
  const event = /^store\/(metafield\/.+)$/.exec(scope)?.[1];
  return event && textAt(data, 'resource_type') === 'product'
    ? RECORD_SCOPES.get(`store/product/${event}`)
    : undefined;
}

function hintOf({ hint, hintAt }: { hint?: string; hintAt?: string }, data: unknown) {
  if (hint === undefined) return null;
  const detail = hintAt === undefined ? '' : textAt(data, hintAt);
  return NUMBER.test(detail) ? `${hint}:${detail}` : hint;
}

/** Ids come as numbers, now and then as text. Whatever else is there is none. */
function textAt(data: unknown, path: string): string {
  let value = data;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return '';
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
