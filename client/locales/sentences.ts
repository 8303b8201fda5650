import type { ActivityEntry } from '../../server/contract/activity.ts';
import { sayActivity } from '../../server/contract/activity-words.ts';
import { ACTIVITY_EN } from '../../server/contract/activity-words-en.ts';
import { ACTIVITY_NL } from '../../server/contract/activity-words-nl.ts';
import { explainFailure, type FailureExplanation } from '../../server/contract/failure-words.ts';
import type { InsightNote } from '../../server/contract/insight-notes.ts';
import { sayNote } from '../../server/contract/insight-notes.ts';
import { toLanguage } from './i18n.ts';

const WORDS = { en: ACTIVITY_EN, nl: ACTIVITY_NL };

/**
 * What happened, in the language of a locale. These sentences are the contract's, since the server searches in them; what
 * it has none for is said in English, as it was noted.
 */
export function activitySentence(entry: ActivityEntry, locale: string): string {
  return sayActivity(WORDS[toLanguage(locale)], entry, locale) ?? entry.message;
}

/** Why a record did not arrive whole and what to do, in the language of a locale. */
export function failureWords(reason: string, locale: string): FailureExplanation {
  return explainFailure(reason, toLanguage(locale));
}

/** What an analysis leaves out, or why there is nothing to do, in the language of a locale. */
export function noteWords(note: InsightNote, locale: string): string {
  return sayNote(note, toLanguage(locale), locale);
}

/** What a result says the merchant should know, in the language of a locale. */
export function alertWords(alert: InsightNote, locale: string): string {
  return sayActivity(WORDS[toLanguage(locale)], alert, locale) ?? alert.message;
}
