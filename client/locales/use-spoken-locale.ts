import { useEffect, useState } from 'react';
import { isSpoken, speak } from './i18n.ts';

/**
 * Speaks the merchant's language. True once it first does, so that no page is drawn in one language and then in
 * another, and from then on: what is on the page stays there while another language is fetched. Also true when the words
 * cannot be fetched, since a page in the wrong language is better than none.
 */
export function useSpokenLocale(locale: string): boolean {
  const [isSettled, setIsSettled] = useState(() => isSpoken(locale));
  useEffect(() => {
    const settle = () => setIsSettled(true);
    speak(locale).then(settle, settle);
  }, [locale]);
  return isSettled;
}
