import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { Language } from '../../server/contract/session.ts';
import type { en } from './en.ts';

/** Each language is its own script, fetched when it is first spoken. */
const LOADERS = {
  en: async () => (await import('./en.ts')).en,
  nl: async () => (await import('./nl.ts')).nl,
} satisfies Record<Language, () => Promise<object>>;

/** In the order in which they are offered. */
export const LANGUAGES = Language.options;
/** Each in its own words, the same in every language. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };
const FALLBACK: Language = 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

const isReady = i18next.use(initReactI18next).init({
  resources: {},
  fallbackLng: false,
  // React escapes what it renders.
  interpolation: { escapeValue: false },
  // A page is shown once its words are here; they are never fetched while it renders.
  react: { useSuspense: false },
});

/** The language we speak to somebody of this locale (BCP 47, such as `nl-BE`). */
export function toLanguage(locale: string): Language {
  const language = locale.split('-')[0]?.toLowerCase();
  return LANGUAGES.find((known) => known === language) ?? FALLBACK;
}

/**
 * Speaks the language of a locale from here on, and writes numbers and dates its region's way. Safe to repeat.
 * Throws when the words cannot be fetched; then the language stays as it was.
 */
export async function speak(locale: string): Promise<void> {
  const language = toLanguage(locale);
  latest = locale;
  await isReady;
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const words = await LOADERS[language]();
    i18next.addResourceBundle(language, 'translation', words);
  }
  // Asked for another meanwhile, by a second click on a slow network: the last one counts.
  if (latest !== locale || isSpoken(locale)) return;
  await i18next.changeLanguage(toSpoken(locale));
  document.documentElement.lang = language;
}

export function isSpoken(locale: string): boolean {
  return i18next.language === toSpoken(locale);
}

let latest = '';

/** Of a locale whose language we have, its region decides how numbers look. */
function toSpoken(locale: string): string {
  const language = toLanguage(locale);
  return locale.toLowerCase().startsWith(language) ? locale : language;
}
