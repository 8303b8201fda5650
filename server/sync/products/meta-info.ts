/** What Brevo takes, of two texts the stricter (reference/brevo.md §3.2). */
const MOST_KEYS = 20;
const MOST_CHARACTERS = 20_000;
/** Ours: one long text must not push out all the others. */
const MOST_IN_A_TEXT = 1_000;

export type Field = readonly [name: string, value: string | number];

/** What fits, and whether all of it did. */
export interface MetaInfo {
  metaInfo: Record<string, string | number>;
  isCut: boolean;
}

/**
 * Brevo's `metaInfo` from names and values, the first ones first, `own` before `others`. Several values of one name share a
 * key, but for our own names, which are taken. A text ends at 1,000 characters, and what does not fit Brevo's limits any more
 * is left out. The same fields always give the same answer.
 */
export function toMetaInfo(own: readonly Field[], others: readonly Field[] = []): MetaInfo {
  const merged = new Map<string, string | number>();
  for (const [name, value] of own) if (value !== '') merged.set(name, value);
  const taken = new Set(merged.keys());
  for (const [name, value] of others) {
    const [key, text] = [name.trim(), String(value).trim()];
    if (key === '' || text === '' || taken.has(key)) continue;
    const known = merged.get(key);
    merged.set(key, known === undefined ? text : `${known}, ${text}`);
  }

  const kept: Field[] = [];
  let [size, isCut] = [2, false];
  for (const [key, whole] of merged) {
    const value = typeof whole === 'string' ? shorten(whole) : whole;
    const more = JSON.stringify(key).length + JSON.stringify(value).length + 2;
    const isLeftOut = kept.length === MOST_KEYS || size + more > MOST_CHARACTERS;
    isCut ||= isLeftOut || value !== whole;
    if (isLeftOut) continue;
    kept.push([key, value]);
    size += more;
  }
  return { metaInfo: Object.fromEntries(kept), isCut };
}

/** By whole characters: half an emoji is none. */
function shorten(text: string): string {
  if (text.length <= MOST_IN_A_TEXT) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(MOST_IN_A_TEXT - 2)) ? 2 : 1;
  return `${text.slice(0, MOST_IN_A_TEXT - end)}…`;
}
