import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import type { InsightKind, InsightRun } from '../../../../server/contract/insights.ts';
import { isLiveInsight } from '../../../api/insight-runs.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useKeptFocus } from '../../../components/use-kept-focus.ts';
import { useFormat } from '../../../locales/format.ts';
import { LiveRun } from './LiveRun.tsx';
import { RunButtons } from './RunButtons.tsx';
import { useRunWords } from './use-run-words.ts';

interface RunPanelProps {
  kind: InsightKind;
  /** Newest first. */
  runs: InsightRun[];
  mavera: MaveraConnection;
  nextRunAt: string | null;
}

/** The run that is under way, or how the last one ended and the way to the next. */
export function RunPanel({ kind, runs, mavera, nextRunAt }: RunPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const live = runs.find(isLiveInsight);
  const next = nextRunAt && t('insights.nextRun', { time: format.dateTime(nextRunAt) });
  const headerId = useId();
  const focus = useKeptFocus(live && `${live.id} ${live.state}`, headerId);
  return (
    <Box {...focus}>
      <Panel headerId={headerId} header={t(live ? 'insights.live' : 'insights.runs')}>
        {live ? (
          <LiveRun run={live} />
        ) : (
          <>
            <LastRun run={runs[0]} />
            <Text color="secondary60">{next ?? t('insights.noSchedule')}</Text>
            <RunButtons isConnected={mavera.state !== 'not_connected'} kind={kind} />
          </>
        )}
      </Panel>
    </Box>
  );
}

function LastRun({ run }: { run: InsightRun | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  if (!run) return <Text role="status">{t('insights.never')}</Text>;
  const time = format.dateTime(run.finishedAt ?? run.createdAt);
  const spent = words.spent(run);
  if (run.state === 'failed')
    return (
      <Notice
        lines={[
          t('insights.failedAt', { time, spent }),
          ...(run.problem ? words.problem(run.problem) : []),
        ]}
        type="error"
      />
    );
  return (
    <Text role="status">
      {t(run.state === 'cancelled' ? 'insights.cancelledAt' : 'insights.doneAt', { time, spent })}
    </Text>
  );
}
