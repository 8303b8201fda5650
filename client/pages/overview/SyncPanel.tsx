import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { findLastSync, findLiveSync } from '../../api/sync-runs.ts';
import { useStartSync } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { LastSync } from './LastSync.tsx';
import { RunProgress } from './RunProgress.tsx';

interface SyncPanelProps {
  runs: SyncRun[];
  isConnected: boolean;
}

/** The sync under way, or how the last one went and the button for the next. */
export function SyncPanel({ runs, isConnected }: SyncPanelProps) {
  const { t } = useTranslation();
  const start = useStartSync();
  const live = findLiveSync(runs);

  if (live)
    return (
      <Panel header={t('run.title')}>
        <RunProgress run={live} />
      </Panel>
    );
  return (
    <Panel
      action={{
        text: t('sync.now'),
        variant: 'secondary',
        disabled: !isConnected,
        isLoading: start.isPending,
        onClick: () => start.mutate(),
      }}
      header={t('sync.title')}
    >
      {start.isError && <ErrorNotice error={start.error} />}
      <LastSync run={findLastSync(runs)} />
    </Panel>
  );
}
