import { useEffect, useState } from 'react';

const SETTLED_AFTER_MS = 500;

/** A value once it has stopped changing, so that not every step of a change is asked about. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
