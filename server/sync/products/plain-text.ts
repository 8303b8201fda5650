import { decodeEntities } from '../../html-entities.ts';

/** Long enough for any mail. */
const MOST_CHARACTERS = 5_000;

/** What HTML says, a line a paragraph, at most 5,000 characters. Each pattern stops at the next `<`, so it takes linear time. */
export function toPlainText(html: string): string {
  const bare = html
    .replace(/<(script|style)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<\/?(?:br|p|div|li|tr|ul|ol|h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<\/?t[dh]\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');
  const text = decodeEntities(bare)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
  // By whole characters: half an emoji is none.
  return text.length <= MOST_CHARACTERS
    ? text
    : Array.from(text.slice(0, 2 * MOST_CHARACTERS))
        .slice(0, MOST_CHARACTERS)
        .join('')
        .trim();
}
