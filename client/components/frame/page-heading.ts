import { useEffect, useRef } from 'react';

export const PAGE_HEADER_ID = 'page-header';

/**
 * Moves the focus to the heading of a page that was navigated to, so that a screen reader says where we are now, and
 * the page is shown from its top. Where the app opens, nobody has moved yet, and nothing is moved for them.
 */
export function useFocusOnNavigation(path: string): void {
  const seen = useRef(path);
  useEffect(() => {
    if (seen.current === path) return;
    seen.current = path;
    // BigDesign's header takes neither an id nor a tabIndex for its heading.
    const heading = document.querySelector<HTMLElement>(`#${PAGE_HEADER_ID} h1`);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
    document.documentElement.scrollTop = 0;
  }, [path]);
}
