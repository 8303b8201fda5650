import { type FocusEvent, useEffect, useRef } from 'react';

/**
 * Where what had the focus goes away with a change, such as a dialog whose work is done, the focus goes to a heading instead of
 * being lost. It is left alone where the person is elsewhere. The handlers belong on what the heading heads.
 */
export function useKeptFocus(change: unknown, headingId: string) {
  const isInside = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change that takes things away.
  useEffect(() => {
    if (!isInside.current || document.activeElement !== document.body) return;
    const heading = document.getElementById(headingId);
    // BigDesign's headings take no tabIndex from us.
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [change, headingId]);
  return {
    // Also from a dialog: React tells of it where it was opened.
    onFocus: () => {
      isInside.current = true;
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (relatedTarget) isInside.current = currentTarget.contains(relatedTarget);
    },
  };
}
