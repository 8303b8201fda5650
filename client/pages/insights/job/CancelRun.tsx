import { Button } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRunCommand } from '../../../api/use-insight-runs.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';

/** Ends a run, after asking. */
export function CancelRun({ runId }: { runId: string }) {
  const { t } = useTranslation();
  const cancel = useRunCommand(runId);
  const [isAsking, setIsAsking] = useState(false);
  const close = () => setIsAsking(false);
  return (
    <>
      {cancel.error && <ErrorNotice error={cancel.error} />}
      <Button actionType="destructive" onClick={() => setIsAsking(true)} variant="subtle">
        {t('insights.cancel')}
      </Button>
      <ConfirmDialog
        confirmText={t('insights.cancel')}
        isBusy={cancel.isPending}
        isOpen={isAsking}
        keepText={t('run.letItRun')}
        onClose={close}
        onConfirm={() => cancel.mutate({ do: 'cancel' }, { onSettled: close })}
        text={t('insights.cancelText')}
        title={t('insights.cancelTitle')}
      />
    </>
  );
}
