import { type FocusEvent, useEffect, useRef } from 'react';

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled)';

interface Held {
  by: HTMLElement;
  place: number;
  wasOff: boolean;
}

/**
 * Where the button that was pressed goes away or is switched off, what has come in its place takes the focus, instead of nobody;
 * what it all stands in, where nothing is left. One that is off only while it is busy gets it back. Whoever has gone elsewhere is
 * left there, and nothing is scrolled.
 */
export function useFocusInPlace({ isBusy = false } = {}) {
  const box = useRef<HTMLDivElement>(null);
  const held = useRef<Held>(undefined);
  useEffect(() => {
    if (!box.current || !held.current) return;
    const { by, place, wasOff } = held.current;
    const isOff = !by.isConnected || by.matches(':disabled');
    held.current.wasOff ||= isOff;
    const isElsewhere = ![document.body, by].includes(document.activeElement as HTMLElement);
    if (isBusy || isElsewhere || !(isOff || wasOff)) return;
    const left = focusableIn(box.current);
    if (left.length === 0) box.current.setAttribute('tabindex', '-1');
    const next = isOff ? (left[Math.min(place, left.length - 1)] ?? box.current) : by;
    next.focus({ preventScroll: true });
  });
  return {
    ref: box,
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      // React tells also of a dialog that was opened from here.
      const place = box.current ? focusableIn(box.current).indexOf(target) : -1;
      if (place >= 0) held.current = { by: target, place, wasOff: false };
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      const isNear =
        box.current?.contains(relatedTarget) || relatedTarget?.closest('[role=dialog]');
      if (relatedTarget && !isNear) held.current = undefined;
    },
  };
}

function focusableIn(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(FOCUSABLE)];
}
