import { z } from 'zod';
import { ActivityParams } from './activity.ts';
import { sayActivity } from './activity-words.ts';
import { NOTES_EN, NOTES_NL, type NoteCode } from './insight-note-words.ts';
import type { Language } from './session.ts';

const WORDS = { en: NOTES_EN, nl: NOTES_NL };

/**
 * Something an analysis says: of a run, with words for `code` in `insight-note-words.ts`, or, as an alert, of what it found, with words
 * in `activity-words`.
 */
export const InsightNote = z.object({
  code: z.string(),
  /** In English; for those who have no words for `code`. */
  message: z.string(),
  params: ActivityParams,
});
export type InsightNote = z.output<typeof InsightNote>;

export function noteOf(code: NoteCode, params: ActivityParams = {}): InsightNote {
  return { code, message: sayActivity(NOTES_EN, { code, params }, 'en') ?? code, params };
}

/** In the language of a locale, or in English where it has no words for it. */
export function sayNote(note: InsightNote, language: Language, locale: string): string {
  return sayActivity(WORDS[language], note, locale) ?? note.message;
}
