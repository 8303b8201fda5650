import { Flex, Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { findLiveSyncs } from '../../api/sync-runs.ts';
import { useStartSync } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { CancelSync } from './CancelSync.tsx';
import { LastSyncs } from './LastSyncs.tsx';
import { RunProgress } from './RunProgress.tsx';
import { SyncButtons } from './SyncButtons.tsx';
import { SyncDialog } from './SyncDialog.tsx';
import { startableKinds } from './startable-kinds.ts';

interface SyncPanelProps {
  runs: SyncRun[];
  status: Status;
}

/** The syncs under way, or how the last ones went and the buttons for the next. */
export function SyncPanel({ runs, status }: SyncPanelProps) {
  const { t } = useTranslation();
  const [isChoosing, setIsChoosing] = useState(false);
  const start = useStartSync();
  const live = findLiveSyncs(runs);
  const kinds = startableKinds(status);

  return (
    <Panel header={t(live.length > 0 ? 'run.title' : 'sync.title')} marginBottom="none">
      {start.isError && <ErrorNotice error={start.error} />}
      {live.length > 0 ? (
        <Flex flexDirection="column" flexGap="1.5rem">
          {live.map((run) => (
            <RunProgress isAlone={live.length === 1} key={run.id} run={run} />
          ))}
        </Flex>
      ) : (
        <LastSyncs runs={runs} />
      )}
      <SyncButtons
        canStart={status.connected && kinds.length > 0}
        cancel={live.length > 0 && <CancelSync runs={live} />}
        isBusy={start.isPending}
        onChoose={() => setIsChoosing(true)}
        onStart={() => start.mutate({ mode: 'changes' })}
      />
      {isChoosing && (
        <SyncDialog
          isBusy={start.isPending}
          kinds={kinds}
          onClose={() => setIsChoosing(false)}
          onStart={(what) => start.mutate(what, { onSettled: () => setIsChoosing(false) })}
        />
      )}
    </Panel>
  );
}
