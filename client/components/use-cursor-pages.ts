import { useState } from 'react';

const SIZES = [25, 50, 100] as const;
const FIRST = '';

export interface CursorPages {
  /** Where the page that is open begins; empty for the first. */
  after: string;
  isFirst: boolean;
  size: number;
  sizes: readonly number[];
  forward: (next: string) => void;
  back: () => void;
  resize: (size: number) => void;
}

/** Forth and back through what the server sends in pages, which are known by where they begin. Another filter begins anew. */
export function useCursorPages(filter: string): CursorPages {
  const [size, setSize] = useState<number>(SIZES[0]);
  const [walk, setWalk] = useState({ filter, trail: [FIRST] });
  const trail = walk.filter === filter ? walk.trail : [FIRST];
  return {
    ...{ size, sizes: SIZES },
    after: trail.at(-1) ?? FIRST,
    isFirst: trail.length === 1,
    forward: (next) => setWalk({ filter, trail: [...trail, next] }),
    back: () => setWalk({ filter, trail: trail.slice(0, -1) }),
    resize: (wanted) => {
      setSize(wanted);
      setWalk({ filter, trail: [FIRST] });
    },
  };
}
