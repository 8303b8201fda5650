import { BREVO_CHECKS } from './diagnostic-words/brevo-words.ts';
import { STORE_CHECKS } from './diagnostic-words/store-words.ts';
import { MAVERA_CHECKS, SYNC_CHECKS } from './diagnostic-words/sync-words.ts';

/** Where each check belongs, in the order in which a person would look. */
export const CHECK_AREAS = {
  store: STORE_CHECKS,
  brevo: BREVO_CHECKS,
  sync: SYNC_CHECKS,
  mavera: MAVERA_CHECKS,
} as const;

/**
 * What each check is called and what it can find, in English: `text` is what is the case, `whatToDo` how to mend it. A finding's
 * blanks are filled with its `params`; those whose names end in `At` are times. Other languages are in `client/locales`.
 */
export const CHECK_WORDS = {
  ...STORE_CHECKS,
  ...BREVO_CHECKS,
  ...SYNC_CHECKS,
  ...MAVERA_CHECKS,
} as const;

/** What every check can come to, whichever it is. */
export const ANY_CHECK_WORDS = {
  timed_out: {
    text: 'This could not be found out in time.',
    whatToDo: 'Check again in a minute.',
  },
  unanswered: {
    text: '{{service}} did not answer as it should.',
    whatToDo: 'This usually passes within minutes. Check again then.',
  },
  busy: {
    text: '{{service}} takes no more calls right now.',
    whatToDo: 'Its limit is used up, mostly by a sync under way. Check again later.',
  },
  blocked: {
    text: 'This can only be looked at once {{service}} lets us.',
    whatToDo: 'Mend that first, then check again.',
  },
  not_connected: { text: 'This is looked at once Brevo is connected.' },
  failed: {
    text: 'This check failed for a reason of our own.',
    whatToDo: 'Check again. If it stays, please write to support.',
  },
} as const;
