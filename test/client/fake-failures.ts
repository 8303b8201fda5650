import type { Failure } from '../../server/contract/failure.ts';

/** A page of them, as the server would send it. Their ids are in order. */
export function pageOfFailures(all: Failure[], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? 50);
  const matching = matchingIn(all, query);
  const start = matching.findIndex(({ id }) => id === query.get('after')) + 1;
  const failures = matching.slice(start, start + limit);
  const isLast = start + limit >= matching.length;
  const reasons = [...new Set(all.map(({ reason }) => reason))];
  return {
    failures,
    total: matching.length,
    next: isLast ? null : failures.at(-1)?.id,
    byReason: reasons.map((reason) => ({
      ...{ reason, severity: 'failed' },
      count: all.filter((one) => one.reason === reason).length,
    })),
  };
}

export function causesOf(all: Failure[], query: URLSearchParams) {
  const shown = matchingIn(all, query);
  const nameOf = ({ resource, severity, reason }: Failure) => `${resource} ${severity} ${reason}`;
  const causes = [...new Set(shown.map(nameOf))].map((name) => {
    const same = shown.filter((each) => nameOf(each) === name);
    return { ...same[0], count: same.length };
  });
  const ignored = all.filter(({ ignoredAt }) => ignoredAt !== null).length;
  return {
    causes: causes.sort((a, b) => b.count - a.count),
    open: all.length - ignored,
    ignored,
  };
}

/** Those that are chosen, ignored from now on or no longer; and how many it was. */
export function ignoreFailures(
  all: Failure[],
  { ids, reason }: { ids?: string[]; reason?: string },
  ignoredAt: string | null,
) {
  const isChosen = (each: Failure) => (ids ? ids.includes(each.id) : each.reason === reason);
  return {
    failures: all.map((each) => (isChosen(each) ? { ...each, ignoredAt } : each)),
    changed: all.filter(isChosen).length,
  };
}

function matchingIn(all: Failure[], query: URLSearchParams): Failure[] {
  const isIgnored = query.get('state') === 'ignored';
  return all.filter(
    (each) =>
      (each.ignoredAt !== null) === isIgnored &&
      (['resource', 'reason', 'severity'] as const).every(
        (name) => !query.get(name) || query.get(name) === each[name],
      ),
  );
}
