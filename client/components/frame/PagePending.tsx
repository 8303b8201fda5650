import type { UseQueryResult } from '@tanstack/react-query';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { SkeletonPanel } from '../Skeleton.tsx';

interface PagePendingProps {
  /** What the page waits for. */
  queries: Pick<UseQueryResult, 'error' | 'refetch'>[];
  /** The panels it will have, by their lines, so that little moves when they come. */
  panels: number[];
}

/** Inside of the frame, until a page's data are here; or what went wrong, and the way to try again. */
export function PagePending({ queries, panels }: PagePendingProps) {
  const error = queries.find((query) => query.error)?.error;
  if (error)
    return (
      <ErrorNotice
        error={error}
        onRetry={() => void Promise.all(queries.map((query) => query.refetch()))}
      />
    );
  return panels.map((lines, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the panels never change their places.
    <SkeletonPanel key={index} lines={lines} />
  ));
}
