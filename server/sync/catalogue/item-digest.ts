import { createHash } from 'node:crypto';
import type { CatalogueItem, LosableField } from './catalogue-source.ts';

const HASH_LENGTH = 10;
/** No hash is written with these. */
const UNKNOWN = '?'.repeat(HASH_LENGTH);

/**
 * What is sent of an item, in a few characters: a hash, and which of the fields it could lose it has, or had when it was sent
 * last and has to be told of again.
 */
export function digestOf<Item extends CatalogueItem>(
  item: Item,
  sentBefore: string | undefined,
  losable: readonly LosableField<Item>[],
): string {
  const hash = createHash('sha256').update(JSON.stringify(item)).digest('base64url');
  const had = lettersOf(sentBefore);
  const letters = losable
    .filter(
      ({ name, letter, isSaidAgain = false }) =>
        item[name] !== undefined || (isSaidAgain && had.includes(letter)),
    )
    .map(({ letter }) => letter);
  return `${hash.slice(0, HASH_LENGTH)}${letters.join('')}`;
}

/** The item, saying of each field that it had when it was sent last and has no more that there is none. */
export function withBlanks<Item extends CatalogueItem>(
  item: Item,
  sentBefore: string | undefined,
  losable: readonly LosableField<Item>[],
): Item {
  const had = lettersOf(sentBefore);
  const lost = losable.filter(
    ({ letter, name }) => had.includes(letter) && item[name] === undefined,
  );
  const blanks = Object.fromEntries(lost.map(({ name, blank }) => [name, blank(item)]));
  return { ...item, ...blanks };
}

/**
 * While a write is under way: what Brevo has of the item, if it has it, is not known, so that it is written anew whatever it
 * is. The fields that it may lose are those of both.
 */
export function perhapsSent(before: string | undefined, sent: string | undefined): string {
  const letters = new Set([...lettersOf(before), ...lettersOf(sent)]);
  return `${UNKNOWN}${[...letters].join('')}`;
}

export function isPerhapsSent(digest: string | undefined): boolean {
  return digest?.startsWith(UNKNOWN) ?? false;
}

function lettersOf(digest: string | undefined): string {
  return digest?.slice(HASH_LENGTH) ?? '';
}
