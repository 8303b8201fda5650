import { Button, Flex } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightKind } from '../../../../server/contract/insights.ts';
import { useDryRun, useStartInsight } from '../../../api/use-insight-runs.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { RunDialog } from './RunDialog.tsx';

/** Starts a run, once its price and its words were seen. */
export function RunButtons({ kind, isConnected }: { kind: InsightKind; isConnected: boolean }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'start' | 'look'>();
  const plan = useDryRun(kind);
  const start = useStartInsight(kind);
  const open = (which: 'start' | 'look') => {
    setDialog(which);
    plan.mutate();
  };
  const close = () => setDialog(undefined);
  return (
    <>
      {start.error && <ErrorNotice error={start.error} />}
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem" flexWrap="wrap">
        <Button disabled={!isConnected} onClick={() => open('start')}>
          {t('insights.run')}
        </Button>
        <Button disabled={!isConnected} onClick={() => open('look')} variant="secondary">
          {t('insights.dryRun')}
        </Button>
      </Flex>
      {dialog && (
        <RunDialog
          error={plan.error}
          isStarting={start.isPending}
          onClose={close}
          onRetry={() => plan.mutate()}
          onStart={() => start.mutate(undefined, { onSettled: close })}
          plan={plan.isPending ? undefined : plan.data}
          showsCalls={dialog === 'look'}
        />
      )}
    </>
  );
}
