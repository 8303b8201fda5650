/** Whether two JSON values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys({ ...one, ...other });
  return keys.every((key) => key in one && key in other && isSame(one[key], other[key]));
}

/**
 * What was changed from `base` to `mine`, done to `theirs` instead: whatever I did not touch is as they left it, down to
 * the single field. A list counts as one field, since its lines may stand elsewhere by now.
 */
export function rebaseEdits<T>(base: T, mine: T, theirs: T): T {
  if (isSame(base, mine)) return theirs;
  if (!isRecord(base) || !isRecord(mine) || !isRecord(theirs)) return mine;

  const result: Record<string, unknown> = {};
  for (const key of Object.keys({ ...theirs, ...mine })) {
    const isRemovedByMe = key in base && !(key in mine);
    const isRemovedByThem = key in base && !(key in theirs) && isSame(base[key], mine[key]);
    if (isRemovedByMe || isRemovedByThem) continue;
    if (!(key in mine)) result[key] = theirs[key];
    else if (!(key in theirs)) result[key] = mine[key];
    else result[key] = rebaseEdits(base[key], mine[key], theirs[key]);
  }
  return result as T;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
