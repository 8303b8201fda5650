/** Whether two JSON values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys({ ...one, ...other });
  return keys.every((key) => has(one, key) && has(other, key) && isSame(one[key], other[key]));
}

/**
 * What was changed from `base` to `mine`, done to `theirs` instead: whatever I did not touch is as they left it, down to
 * the single field. A list counts as one field, since its lines may stand elsewhere by now.
 */
export function rebaseEdits<T>(base: T, mine: T, theirs: T): T {
  if (isSame(base, mine)) return theirs;
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine;

  const kept = Object.keys({ ...theirs, ...mine }).filter((key) => {
    const isRemovedByMe = has(base, key) && !has(mine, key);
    const isRemovedByThem = has(base, key) && !has(theirs, key) && isSame(base[key], mine[key]);
    return !isRemovedByMe && !isRemovedByThem;
  });
  const valueAt = (key: string) => {
    if (!has(mine, key)) return theirs[key];
    if (!has(theirs, key)) return mine[key];
    return rebaseEdits(has(base, key) ? base[key] : undefined, mine[key], theirs[key]);
  };
  return Object.fromEntries(kept.map((key) => [key, valueAt(key)])) as T;
}

/** Of its own: a settings file may name a field `__proto__`, and every object has one. */
function has(record: Record<string, unknown>, key: string): boolean {
  return Object.hasOwn(record, key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
