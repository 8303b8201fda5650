import { useState } from 'react';

/** Enough to look through, few enough to be drawn at once. */
const SIZE = 25;
const FIRST = '';

export interface CursorPages {
  /** Where the page that is open begins; empty for the first. */
  after: string;
  isFirst: boolean;
  size: number;
  forward: (next: string) => void;
  back: () => void;
}

/** Forth and back through what the server sends in pages, which are known by where they begin. Another filter begins anew. */
export function useCursorPages(filter: string): CursorPages {
  const [walk, setWalk] = useState({ filter, trail: [FIRST] });
  const trail = walk.filter === filter ? walk.trail : [FIRST];
  return {
    after: trail.at(-1) ?? FIRST,
    isFirst: trail.length === 1,
    size: SIZE,
    forward: (next) => setWalk({ filter, trail: [...trail, next] }),
    back: () => setWalk({ filter, trail: trail.slice(0, -1) }),
  };
}
