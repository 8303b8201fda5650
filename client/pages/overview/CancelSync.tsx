import { Button } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { useCancelSyncs } from '../../api/use-syncs.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { firstClick } from '../../components/first-click.ts';

interface CancelSyncProps {
  /** What is ended. */
  runs: SyncRun[];
  /** The button of one kind among several. */
  isOfOne?: boolean;
}

/** Ends syncs that are under way, after asking. */
export function CancelSync({ runs, isOfOne = false }: CancelSyncProps) {
  const { t } = useTranslation();
  const cancel = useCancelSyncs();
  const [isAsking, setIsAsking] = useState(false);
  const kind = runs[0] && t(`overview.kinds.${runs[0].resource}`);
  return (
    <>
      {cancel.isError && <ErrorNotice error={cancel.error} />}
      <Button
        actionType="destructive"
        aria-label={isOfOne ? t('run.cancelOf', { kind }) : undefined}
        mobileWidth={isOfOne ? 'auto' : undefined}
        onClick={firstClick(() => setIsAsking(true))}
        variant={isOfOne ? 'subtle' : 'secondary'}
      >
        {t(isOfOne ? 'common.cancel' : runs.length > 1 ? 'run.cancelAll' : 'run.cancel')}
      </Button>
      <ConfirmDialog
        confirmText={t(runs.length > 1 ? 'run.cancelAll' : 'run.cancel')}
        isBusy={cancel.isPending}
        isOpen={isAsking}
        keepText={t('run.letItRun')}
        onClose={() => setIsAsking(false)}
        onConfirm={() =>
          cancel.mutate(
            runs.map(({ id }) => id),
            { onSettled: () => setIsAsking(false) },
          )
        }
        text={t('run.cancelText')}
        title={t(runs.length > 1 ? 'run.cancelAllTitle' : 'run.cancelTitle')}
      />
    </>
  );
}
