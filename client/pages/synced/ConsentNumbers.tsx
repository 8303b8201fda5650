import { Box, Button, Flex, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { ConsentMode } from '../../../server/contract/settings.ts';
import { isLive } from '../../api/sync-runs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ProgressMeter } from '../../components/ProgressMeter.tsx';
import { RunWait } from '../../components/RunWait.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { PreviewOutcome } from '../../components/settings/PreviewOutcome.tsx';
import { useFormat } from '../../locales/format.ts';
import type { useLatestPreview } from './use-latest-preview.ts';

interface ConsentNumbersProps {
  mode: ConsentMode;
  preview: ReturnType<typeof useLatestPreview>;
}

/** What the chosen mode means in numbers; all modes come from one count, so switching costs nothing. */
export function ConsentNumbers({ mode, preview }: ConsentNumbersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { run } = preview;
  if (preview.isPending) return <Skeleton lines={4} />;

  const isCounting = run !== undefined && isLive(run);
  const outcome = run?.preview?.[mode];
  const finishedAt = run?.state === 'succeeded' ? run.finishedAt : null;
  return (
    <Box backgroundColor="secondary10" borderRadius="normal" padding="medium">
      {preview.error && <ErrorNotice error={preview.error} onRetry={preview.start} />}
      {isCounting && (
        <>
          <Text role="status">{t('preview.counting')}</Text>
          <ProgressMeter done={run.done} label={t('preview.counting')} total={run.total} />
          <RunWait waiting={run.waiting} />
        </>
      )}
      {outcome && <PreviewOutcome outcome={outcome} />}
      {!isCounting && (
        <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
          <Small color="secondary60" margin="none" role="status">
            {finishedAt
              ? t('preview.countedAt', { time: format.dateTime(finishedAt) })
              : t(run ? 'preview.unfinished' : 'synced.consent.notCounted')}
          </Small>
          <Button
            isLoading={preview.isStarting}
            mobileWidth="auto"
            onClick={preview.start}
            variant="subtle"
          >
            {t(run ? 'preview.again' : 'synced.consent.count')}
          </Button>
        </Flex>
      )}
    </Box>
  );
}
