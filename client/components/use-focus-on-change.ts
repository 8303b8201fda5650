import { useEffect, useRef } from 'react';

/** Moves the focus to a heading when what it heads has changed, so that a screen reader says where we are now. */
export function useFocusOnChange(value: unknown, headingId: string): void {
  const seen = useRef(value);
  useEffect(() => {
    if (seen.current === value) return;
    seen.current = value;
    const heading = document.getElementById(headingId);
    // BigDesign's headings take no tabIndex from us.
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [value, headingId]);
}
