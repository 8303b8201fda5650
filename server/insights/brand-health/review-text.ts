import { decodeEntities } from '../../html-entities.ts';

const TAGS = /<\/?[a-z!][^<>]*>/gi;
/** Signs that nobody sees, and those that turn the direction of what follows them; joiners within words and emoji stay. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const CONTROLS = /\p{Cc}/gu;

/** What a person would see: no tags, no entities, no control characters, one space at a time. */
export function toPlainText(text: string): string {
  const bare = text.toWellFormed().normalize('NFC').replace(UNSEEN, '').replace(TAGS, ' ');
  return decodeEntities(bare)
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
