import { Badge, type BadgeProps, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { Notice } from '../../components/Notice.tsx';
import { type Format, useFormat } from '../../locales/format.ts';

type EndState = 'succeeded' | 'failed' | 'cancelled';

const BADGES: Record<EndState, BadgeProps['variant']> = {
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'secondary',
};

export function LastSync({ run }: { run: SyncRun | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!run) return <Text margin="none">{t('sync.never')}</Text>;

  const state = run.state as EndState;
  const seconds = secondsOf(run);
  return (
    <>
      {run.problem && (
        <Notice lines={[run.problem.message]} type={state === 'failed' ? 'error' : 'warning'} />
      )}
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Badge label={t(`sync.states.${state}`)} variant={BADGES[state]} />
        {run.finishedAt && <Text margin="none">{format.dateTime(run.finishedAt)}</Text>}
        {seconds !== undefined && (
          <Text color="secondary60" margin="none">
            {t('sync.took', { duration: format.duration(seconds) })}
          </Text>
        )}
        <Text color="secondary60" margin="none">
          {describeCounts(run, format, t)}
        </Text>
      </Flex>
    </>
  );
}

function describeCounts(run: SyncRun, format: Format, t: ReturnType<typeof useTranslation>['t']) {
  return t('sync.counts', {
    synced: format.number(run.synced),
    skipped: format.number(run.skipped),
    failed: format.number(run.failed),
  });
}

function secondsOf({ startedAt, finishedAt }: SyncRun): number | undefined {
  if (!startedAt || !finishedAt) return undefined;
  return Math.max(1, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
