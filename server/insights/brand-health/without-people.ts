/** Placeholders for what was taken out, in every language the same. */
const LINK = '[link]';
const EMAIL = '[e-mail]';
const NUMBER = '[number]';
const NAME = '[name]';
const ADDRESS = '[address]';

const LINKS = /\b(?:https?:\/\/|www\.)\S+/gi;
const EMAILS =
  /[^\s@＠<>()[\]",;:]{1,64}\s?(?:[@＠]|[([]at[)\]])\s?[^\s@＠<>()[\]",;:]{1,190}\.[\p{L}\p{Nd}-]{2,}/giu;
/** Any long row of digits, however it is grouped: a date or an article number that goes with it is no loss. */
const NUMBERS = /[+(]?\p{Nd}[\p{Nd} ()./–-]{4,}\p{Nd}/gu;
const FEWEST_DIGITS = 7;
/** Streets with a house number, as English, Dutch, German, French and Spanish write them most. */
const STREETS = [
  /(?<![\p{L}\p{Nd}])\d{1,5}[a-z]? (?:\p{Lu}[\p{L}'’.-]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Court|Terrace|Close)(?![\p{L}\p{Nd}])/gu,
  /(?<!\p{L})\p{Lu}[\p{L}'’-]{1,30}(?:straat|laan|weg|plein|gracht|kade|straße|strasse|allee|platz|gasse) \d{1,5}(?!\p{Nd})/gu,
  /(?<![\p{L}\p{Nd}])\d{1,5}(?: bis)?,? (?:rue|avenue|boulevard) (?:(?:d[eu]|des|la|les) |l['’]){0,2}\p{Lu}[\p{L}'’-]{1,30}/gu,
  /(?<!\p{L})(?:[Cc]alle|[Aa]venida) (?:(?:del?|la|las|los) ){0,2}\p{Lu}[\p{L}-]{1,30},? \d{1,5}(?!\p{Nd})/gu,
];
const WORDS = /\p{L}[\p{L}\p{M}\p{Nd}]*/gu;
const NAME_LENGTH = 200;
const MOST_PARTS = 8;
/** Shorter words are a name only if they begin with a capital: `will` is none, `Will` may be. */
const LONG_WORD = 5;

/**
 * The words of a review without who wrote it or how to reach anybody: e-mail addresses, phone numbers, links and streets go, and so
 * does every part of the reviewer's own name and address. Expects plain text. What other people are called stays: nobody tells us.
 */
export function withoutPeople(
  text: string,
  { name, email }: { name: string; email: string },
): string {
  const without = text
    .replace(LINKS, LINK)
    .replace(EMAILS, EMAIL)
    .replace(NUMBERS, (row) => (digitsIn(row) >= FEWEST_DIGITS ? NUMBER : row));
  const nowhere = STREETS.reduce((found, street) => found.replace(street, ADDRESS), without);
  return withoutName(nowhere, partsOf(name, email));
}

function withoutName(text: string, words: readonly string[]): string {
  if (words.length === 0) return text;
  const parts = new Set(words.map(fold));
  let found = text;
  // Where words are not parted by spaces, a name is looked for anywhere.
  for (const word of words) if (!hasCase(word)) found = found.replaceAll(word, NAME);
  return found
    .replace(WORDS, (word, at: number, all: string) =>
      isNamed(word, parts) && all.slice(at - 1, at + word.length + 1) !== NAME ? NAME : word,
    )
    .replace(/\[name\](?:[\s.'’-]*\[name\])+/g, NAME);
}

function isNamed(word: string, parts: ReadonlySet<string>): boolean {
  const isCapital = /^\p{Lu}/u.test(word) || !hasCase(word);
  return parts.has(fold(word)) && (isCapital || word.length >= LONG_WORD);
}

/** Particles such as `van` and `de` are ordinary words, and single letters hide nobody. */
function partsOf(name: string, email: string): string[] {
  const wordsIn = (text: string) => text.slice(0, NAME_LENGTH).normalize('NFC').match(WORDS) ?? [];
  const [local = ''] = email.split('@');
  const ofName = wordsIn(name).filter((word) => !/^\p{Ll}{1,3}$/u.test(word));
  const ofAddress = wordsIn(local).filter((word) => word.length >= LONG_WORD);
  const parts = [...ofName.slice(0, MOST_PARTS), ...ofAddress.slice(0, MOST_PARTS)];
  return parts.filter((word) => word.length > 1);
}

/** Without accents and capitals: people write their names either way. */
function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
}

function hasCase(word: string): boolean {
  return word.toLowerCase() !== word.toUpperCase();
}

function digitsIn(text: string): number {
  return text.match(/\p{Nd}/gu)?.length ?? 0;
}
