const TAGS = /<\/?[a-z!][^<>]*>/gi;
const ENTITIES = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
};
/** Signs that nobody sees, and those that turn the direction of what follows them; joiners within words and emoji stay. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const CONTROLS = /\p{Cc}/gu;

/** What a person would see: no tags, no entities, no control characters, one space at a time. */
export function toPlainText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(TAGS, ' ')
    .replace(ENTITIES, (all, decimal?: string, hex?: string, name?: string) =>
      name ? (NAMED[name.toLowerCase()] ?? all) : fromCode(all, Number(decimal ?? `0x${hex}`)),
    )
    .replace(UNSEEN, '')
    .replace(CONTROLS, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** At most so many UTF-16 units, and never half a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function fromCode(all: string, code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : all;
}
