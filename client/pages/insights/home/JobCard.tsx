import { Box, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightOverview, InsightRun } from '../../../../server/contract/insights.ts';
import { isLiveInsight } from '../../../api/insight-runs.ts';
import { useInsightRuns } from '../../../api/use-insight-runs.ts';
import { ProgressMeter } from '../../../components/ProgressMeter.tsx';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { useFormat } from '../../../locales/format.ts';
import { phaseWords } from '../../../locales/words.ts';
import { INSIGHT_PATHS } from '../insight-places.ts';
import { useRunWords } from '../job/use-run-words.ts';
import { Headline } from './Headline.tsx';

/** One analysis at a glance: what it found last, or what it does now, and when it runs next. */
export function JobCard({ job }: { job: InsightOverview['jobs'][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const runs = useInsightRuns(job.kind);
  const live = runs.data?.find(isLiveInsight) ?? (runs.data ? undefined : job.live);
  const newest = runs.data?.[0];
  const { kind, last, nextRunAt } = job;
  const name = t(`insights.kinds.${kind}`);
  return (
    <Panel header={name} marginBottom="none">
      {last ? <Headline run={last} /> : <Text>{t(`insights.gives.${kind}`)}</Text>}
      {live && <Live run={live} />}
      {newest?.state === 'failed' && <Failed run={newest} />}
      <Small color="secondary60">
        {nextRunAt
          ? t('insights.nextRun', { time: format.dateTime(nextRunAt) })
          : t('insights.noSchedule')}
      </Small>
      <RouterLink aria-label={t('insights.openOf', { name })} to={INSIGHT_PATHS[kind]}>
        {t('insights.open')}
      </RouterLink>
    </Panel>
  );
}

function Live({ run }: { run: InsightRun }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const isWorking = run.state === 'running' || run.state === 'queued';
  return (
    <Box marginBottom="small">
      <Text bold={!isWorking} marginBottom="xSmall" role="status">
        {run.state === 'running' ? phaseWords(t, run.phase) : t(`insights.states.${run.state}`)}
      </Text>
      {isWorking && (
        <ProgressMeter
          done={run.done}
          label={t('insights.progressOf', { name: t(`insights.kinds.${run.kind}`) })}
          total={run.total}
        />
      )}
      {run.problem && <Text>{words.problem(run.problem).join(' ')}</Text>}
    </Box>
  );
}

function Failed({ run }: { run: InsightRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  const time = format.dateTime(run.finishedAt ?? run.createdAt);
  return (
    <Text color="danger">
      {t('insights.failedAt', { time, spent: words.spent(run) })}{' '}
      {run.problem && words.problem(run.problem)[0]}
    </Text>
  );
}
