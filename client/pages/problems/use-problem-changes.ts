import { useState } from 'react';
import { type Change, useChangeFailures } from '../../api/use-problems.ts';

export interface ProblemChanges {
  change: (change: Change) => void;
  isPending: boolean;
  error: Error | null;
  /** What was done last, and to how many records. */
  done: { to: Change['to']; count: number; undo?: () => void } | undefined;
}

/** Retries, ignores and brings back; what was ignored a moment ago can be taken back. */
export function useProblemChanges(): ProblemChanges {
  const mutation = useChangeFailures();
  const [done, setDone] = useState<ProblemChanges['done']>();
  const change = (wanted: Change) => {
    setDone(undefined);
    mutation.mutate(wanted, {
      onSuccess: (count) => {
        const { to, which } = wanted;
        const back = to === 'ignore' ? ({ to: 'restore', which } as const) : undefined;
        setDone({ to, count, undo: back && count > 0 ? () => change(back) : undefined });
      },
    });
  };
  return { change, isPending: mutation.isPending, error: mutation.error, done };
}
