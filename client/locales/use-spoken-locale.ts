import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSpoken, speak } from './i18n.ts';

/**
 * Speaks the merchant's language. True once it does, so that no page is first drawn in one language and then in
 * another; also true when its words cannot be fetched, since a page in English is better than none.
 */
export function useSpokenLocale(locale: string): boolean {
  // Draws again when the language has changed.
  useTranslation();
  const [failed, setFailed] = useState<string>();
  useEffect(() => {
    speak(locale).catch(() => setFailed(locale));
  }, [locale]);
  return failed === locale || isSpoken(locale);
}
