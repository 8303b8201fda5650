import { lazy, Suspense } from 'react';
import { Skeleton } from './Skeleton.tsx';

/** Reading Markdown weighs more than most pages: it comes when there is some. */
const Prose = lazy(async () => ({ default: (await import('./Prose.tsx')).Prose }));

/** A stranger's Markdown. `lines`: about as many as it will have. */
export function LazyProse({ text, lines }: { text: string; lines: number }) {
  return (
    <Suspense fallback={<Skeleton lines={lines} />}>
      <Prose text={text} />
    </Suspense>
  );
}
