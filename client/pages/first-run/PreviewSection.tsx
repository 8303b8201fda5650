import { Box, Button, Flex, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { ConsentMode } from '../../../server/contract/settings.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { isLive } from '../../api/sync-runs.ts';
import { type usePreview, useRestartPreview } from '../../api/use-preview.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ProgressMeter } from '../../components/ProgressMeter.tsx';
import { RunWait } from '../../components/RunWait.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { PreviewOutcome } from '../../components/settings/PreviewOutcome.tsx';
import { useFormat } from '../../locales/format.ts';

interface PreviewSectionProps {
  mode: ConsentMode;
  preview: ReturnType<typeof usePreview>;
}

/** The numbers for the mode that is chosen now; all modes come from one count, so switching costs nothing. */
export function PreviewSection({ mode, preview }: PreviewSectionProps) {
  const restart = useRestartPreview();
  const { run, error } = preview;

  const failure = error ?? restart.error;
  if (failure)
    return (
      <ErrorNotice
        error={failure}
        onRetry={() => (error ? void preview.retry() : restart.mutate())}
      />
    );
  if (!run) return <Skeleton lines={4} />;

  const outcome = run.preview?.[mode];
  return (
    <Box backgroundColor="secondary10" borderRadius="normal" padding="medium">
      {isLive(run) && <Counting run={run} />}
      {run.problem && <Notice lines={[run.problem.message]} type="warning" />}
      {outcome && <PreviewOutcome outcome={outcome} />}
      {!isLive(run) && (
        <Finished isBusy={restart.isPending} onRestart={() => restart.mutate()} run={run} />
      )}
    </Box>
  );
}

function Counting({ run }: { run: SyncRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counted = { done: format.number(run.done), total: format.number(run.total) };
  return (
    <>
      <Text role="status">{t('preview.counting')}</Text>
      <ProgressMeter done={run.done} label={t('preview.counting')} total={run.total} />
      <RunWait waiting={run.waiting} />
      <Small>{run.total > 0 ? t('preview.counted', counted) : t('preview.preparing')}</Small>
    </>
  );
}

interface FinishedProps {
  run: SyncRun;
  isBusy: boolean;
  onRestart: () => void;
}

function Finished({ run, isBusy, onRestart }: FinishedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isCounted = run.state === 'succeeded' && run.finishedAt !== null;
  return (
    <Flex
      alignItems="center"
      flexDirection="row"
      flexGap="0.5rem"
      flexWrap="wrap"
      marginTop="medium"
    >
      <Small color="secondary60" margin="none" role="status">
        {isCounted
          ? t('preview.countedAt', { time: format.dateTime(run.finishedAt ?? '') })
          : t('preview.unfinished')}
      </Small>
      <Button isLoading={isBusy} mobileWidth="auto" onClick={onRestart} variant="subtle">
        {t('preview.again')}
      </Button>
    </Flex>
  );
}
