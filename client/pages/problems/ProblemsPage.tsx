import { useFailureCauses } from '../../api/use-problems.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { CausesPanel } from './CausesPanel.tsx';
import { RecordsPanel } from './RecordsPanel.tsx';
import { useProblemFilter } from './use-problem-filter.ts';

/** What went wrong: each cause once, and below it the records behind the one that is looked at, or behind all. */
export function ProblemsPage() {
  const { filter, choose } = useProblemFilter();
  const causes = useFailureCauses(filter.state);
  if (!causes.data) return <PagePending panels={[10, 8]} queries={[causes]} />;

  const isOfKind = ({ resource }: { resource: string }) =>
    !filter.resource || resource === filter.resource;
  const shown = causes.data.causes.filter(isOfKind);
  return (
    <>
      {causes.error && <ErrorNotice error={causes.error} onRetry={() => void causes.refetch()} />}
      <CausesPanel
        causes={shown}
        filter={filter}
        ignored={causes.data.ignored}
        onChoose={choose}
        open={causes.data.open}
      />
      {(shown.length > 0 || filter.reason) && (
        <RecordsPanel causes={shown} filter={filter} onChoose={choose} />
      )}
    </>
  );
}
