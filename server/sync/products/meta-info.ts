/** What Brevo takes, of two texts the stricter (reference/brevo.md §3.2). */
const MOST_KEYS = 20;
const MOST_CHARACTERS = 20_000;

/**
 * Brevo's `metaInfo` from names and values, the first ones first: several values of one name share a key, and what no
 * longer fits is left out. The same pairs always give the same answer.
 */
export function toMetaInfo(
  pairs: readonly (readonly [name: string, value: string])[],
): Record<string, string> {
  const merged = new Map<string, string>();
  for (const [name, value] of pairs) {
    const [key, text] = [name.trim(), value.trim()];
    if (key === '' || text === '') continue;
    const known = merged.get(key);
    merged.set(key, known === undefined ? text : `${known}, ${text}`);
  }
  const kept: [string, string][] = [];
  let size = 2;
  for (const [key, text] of merged) {
    const more = JSON.stringify(key).length + JSON.stringify(text).length + 2;
    if (kept.length === MOST_KEYS || size + more > MOST_CHARACTERS) continue;
    kept.push([key, text]);
    size += more;
  }
  return Object.fromEntries(kept);
}
