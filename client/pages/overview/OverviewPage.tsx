import { Grid } from '@bigcommerce/big-design';
import { Navigate } from 'react-router';
import { useChecklist } from '../../api/use-checklist.ts';
import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { useStorefronts } from '../../api/use-storefronts.ts';
import { useSyncs } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { isSetUp } from '../first-run/first-run-steps.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { AttentionNotice } from './AttentionNotice.tsx';
import { AttentionPanel } from './AttentionPanel.tsx';
import { findAttention } from './attention-items.ts';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { DailyPanel } from './DailyPanel.tsx';
import { KindsPanel } from './KindsPanel.tsx';
import { NextStepsPanel } from './NextStepsPanel.tsx';
import { findNextSteps } from './next-steps.ts';
import { SyncPanel } from './SyncPanel.tsx';

const COLUMNS = {
  gridColumns: { mobile: 'minmax(0, 1fr)', desktop: 'minmax(0, 2fr) minmax(0, 1fr)' },
  gridGap: '1rem',
} as const;

/** Everything at a glance: what needs a look, what goes on, where every record stands, and what was written lately. */
export function OverviewPage() {
  const status = useStatus();
  const syncs = useSyncs();

  if (!status.data || !syncs.data)
    return <PagePending panels={[2, 6, 16]} queries={[status, syncs]} />;
  if (!isSetUp(status.data, syncs.data)) return <Navigate replace to="/setup" />;

  const error = status.error ?? syncs.error;
  const retry = () => void Promise.all([status.refetch(), syncs.refetch()]);
  return (
    <>
      {/* What is shown stays and grows old; the merchant is told so. */}
      {error && <ErrorNotice error={error} onRetry={retry} />}
      <AttentionNotice brevo={status.data.brevo} />
      <Attention runs={syncs.data} status={status.data} />
      <Grid {...COLUMNS} marginBottom="medium">
        <SyncPanel runs={syncs.data} status={status.data} />
        <ConnectionPanel brevo={status.data.brevo} webhooks={status.data.webhooks} />
      </Grid>
      <KindsPanel runs={syncs.data} status={status.data} />
      <DailyPanel />
      <NextSteps mavera={status.data.mavera} />
      <ActivityPanel />
    </>
  );
}

type Data<Hook extends () => { data: unknown }> = NonNullable<ReturnType<Hook>['data']>;

function Attention({
  status,
  runs,
}: {
  status: Data<typeof useStatus>;
  runs: Data<typeof useSyncs>;
}) {
  // The list is not held up for them.
  const storefronts = useStorefronts();
  return (
    <AttentionPanel items={findAttention({ status, runs, storefronts: storefronts.data ?? [] })} />
  );
}

/** Below everything else: nobody waits for it, and it comes when all it goes by is known. */
function NextSteps({ mavera }: { mavera: Data<typeof useStatus>['mavera'] }) {
  const checklist = useChecklist();
  const settings = useSettings();
  const storefronts = useStorefronts();
  if (!checklist.data || !settings.data || !storefronts.data) return null;
  const known = { settings: settings.data, storefronts: storefronts.data, mavera };
  return <NextStepsPanel steps={findNextSteps({ done: checklist.data, ...known })} />;
}
