import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';

/** One file a language, each with the keys of `en.ts`. */
const RESOURCES = { en: { translation: en } };

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: (typeof RESOURCES)['en'];
  }
}

void i18next.use(initReactI18next).init({
  resources: RESOURCES,
  lng: navigator.language,
  fallbackLng: 'en',
  initAsync: false,
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

/** Speaks the merchant's language from here on, and writes numbers and dates their region's way. */
export function useLocaleOf(locale: string): void {
  if (i18next.language !== locale) void i18next.changeLanguage(locale);
  document.documentElement.lang = i18next.resolvedLanguage ?? 'en';
}
