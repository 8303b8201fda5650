import { createHash } from 'node:crypto';
import type { CatalogueItem, LosableField } from './catalogue-source.ts';

const HASH_LENGTH = 10;

/** What was sent of an item, in a few characters: a hash, and which of the fields it could lose it had. */
export function digestOf<Item extends CatalogueItem>(
  item: Item,
  losable: readonly LosableField<Item>[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(item)).digest('base64url');
  const letters = losable
    .filter(({ name }) => item[name] !== undefined)
    .map(({ letter }) => letter);
  return `${hash.slice(0, HASH_LENGTH)}${letters.join('')}`;
}

/** The item, saying of each field that it had when it was sent last and has no more that there is none. */
export function withBlanks<Item extends CatalogueItem>(
  item: Item,
  sentBefore: string | undefined,
  losable: readonly LosableField<Item>[],
): Item {
  const had = sentBefore?.slice(HASH_LENGTH) ?? '';
  const lost = losable.filter(
    ({ letter, name }) => had.includes(letter) && item[name] === undefined,
  );
  const blanks = Object.fromEntries(lost.map(({ name, blank }) => [name, blank(item)]));
  return { ...item, ...blanks };
}
