/** One value in which two documents differ. */
export interface ChangedValue {
  /** Where it stands, such as `sync.inventory`. */
  path: string;
  /** Undefined where nothing was, or is, set. */
  from: Value;
  to: Value;
}

type Value = string | number | boolean | null | undefined;

/** What one save replaces is rarely more; the rest of an even larger change is left out. */
const MOST = 200;

/** Every single value in which two documents differ, in their order; a list is one value. Pure. */
export function changedValues(before: object, after: object): ChangedValue[] {
  const from = new Map(leaves(before));
  const to = new Map(leaves(after));
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => from.get(path) !== to.get(path))
    .slice(0, MOST)
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }));
}

function leaves(value: object, prefix = ''): [string, Value][] {
  return Object.entries(value).flatMap(([name, inner]): [string, Value][] => {
    const path = `${prefix}${name}`;
    if (Array.isArray(inner)) return inner.length > 0 ? [[path, inner.join(', ')]] : [];
    if (typeof inner === 'object' && inner !== null) return leaves(inner, `${path}.`);
    return inner === undefined ? [] : [[path, inner]];
  });
}
