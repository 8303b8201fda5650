import { Grid } from '@bigcommerce/big-design';
import { Navigate } from 'react-router';
import { useStatus } from '../../api/use-status.ts';
import { useSyncs } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkeletonPanel } from '../../components/Skeleton.tsx';
import { isSetUp } from '../first-run/first-run-steps.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { AttentionNotice } from './AttentionNotice.tsx';
import { ConnectionPanel } from './ConnectionPanel.tsx';
import { CustomersPanel } from './CustomersPanel.tsx';
import { FailuresPanel } from './FailuresPanel.tsx';
import { SyncPanel } from './SyncPanel.tsx';

export function OverviewPage() {
  const status = useStatus();
  const syncs = useSyncs();

  const error = status.error ?? syncs.error;
  const retry = () => void Promise.all([status.refetch(), syncs.refetch()]);

  if (!status.data || !syncs.data)
    return (
      <>
        {error ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <>
            <SkeletonPanel lines={4} />
            <SkeletonPanel lines={6} />
          </>
        )}
      </>
    );
  if (!isSetUp(status.data, syncs.data)) return <Navigate replace to="/setup" />;

  return (
    <>
      {/* What is shown stays and grows old; the merchant is told so. */}
      {error && <ErrorNotice error={error} onRetry={retry} />}
      <AttentionNotice brevo={status.data.brevo} />
      <SyncPanel isConnected={status.data.connected} runs={syncs.data} />
      <Grid
        gridColumns={{ mobile: 'minmax(0, 1fr)', desktop: 'minmax(0, 2fr) minmax(0, 1fr)' }}
        gridGap="1rem"
        marginBottom="medium"
      >
        <CustomersPanel customers={status.data.resources.customers} runs={syncs.data} />
        <ConnectionPanel brevo={status.data.brevo} />
      </Grid>
      <FailuresPanel />
      <ActivityPanel />
    </>
  );
}
