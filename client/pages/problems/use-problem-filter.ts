import { useSearchParams } from 'react-router';
import { FailureState, Severity } from '../../../server/contract/failure.ts';
import { Resource } from '../../../server/contract/sync.ts';
import type { ProblemFilter } from '../../api/use-problems.ts';

/** What the page shows, from its address: a link to it shows the same to everybody. What is nonsense there counts for nothing. */
export function useProblemFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: ProblemFilter = {
    state: FailureState.safeParse(search.get('state')).data ?? 'open',
    resource: Resource.safeParse(search.get('resource')).data,
    reason: search.get('reason')?.slice(0, 60) || undefined,
    severity: Severity.safeParse(search.get('severity')).data,
  };
  const choose = (changes: Partial<ProblemFilter>) =>
    setSearch(toSearch({ ...filter, ...changes }), { replace: true, preventScrollReset: true });
  return { filter, choose };
}

/** The part of the address that stands for it; what needs a look is shown unless it says otherwise. */
export function toSearch(filter: ProblemFilter): URLSearchParams {
  const chosen = Object.entries(filter).filter(
    (entry): entry is [string, string] => Boolean(entry[1]) && entry[1] !== 'open',
  );
  return new URLSearchParams(chosen);
}
