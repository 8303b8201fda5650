import { useEffect, useRef } from 'react';

/** Moves the focus to a heading when what it heads has changed, so that a screen reader says where we are now. */
export function useFocusOnChange(value: unknown, headingId: string): void {
  const seen = useRef(value);
  useEffect(() => {
    const before = seen.current;
    seen.current = value;
    // Where the app opens, nobody has moved yet, and nothing is to be moved for them.
    if (before === undefined || before === value) return;
    const heading = document.getElementById(headingId);
    // BigDesign's headings take no tabIndex from us.
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [value, headingId]);
}
