import { useSearchParams } from 'react-router';
import { useDiagnostics } from '../../api/use-diagnostics.ts';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { AreaPanel } from './AreaPanel.tsx';
import { AREAS, findingsOf, needsALook } from './areas.ts';
import { BrowserPanel } from './BrowserPanel.tsx';
import { SummaryPanel } from './SummaryPanel.tsx';

/** Everything that is known to go wrong, looked at live, with the ways out. */
export function DiagnosticsPage() {
  const diagnostics = useDiagnostics();
  const [query, setQuery] = useSearchParams();
  const isOnlyAttention = query.get('show') === 'attention';
  if (!diagnostics.data) return <PagePending panels={[2, 10, 10, 8]} queries={[diagnostics]} />;

  const report = diagnostics.data;
  const shown = report.checks.filter(({ state }) => !isOnlyAttention || needsALook(state));
  return (
    <>
      <SummaryPanel
        isOnlyAttention={isOnlyAttention}
        onShow={(only) => setQuery(only ? { show: 'attention' } : {}, { replace: true })}
        report={report}
      />
      {AREAS.map((area) => {
        const findings = findingsOf(area, shown);
        return findings.length > 0 && <AreaPanel area={area} findings={findings} key={area} />;
      })}
      {!isOnlyAttention && <BrowserPanel />}
    </>
  );
}
