import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import type { InsightRun, InsightRunDetail } from '../../../../server/contract/insights.ts';
import { useInsightRun } from '../../../api/use-insight-runs.ts';
import { useInsights } from '../../../api/use-insights.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SkeletonPanel } from '../../../components/Skeleton.tsx';
import { PrintStyle } from '../result/PrintStyle.tsx';
import { ResultBar } from '../result/ResultBar.tsx';
import type { InsightParts } from './insight-parts.ts';
import { RunPanel } from './RunPanel.tsx';

interface ResultViewProps<Result, Options, Changes> {
  parts: InsightParts<Result, Options, Changes>;
  /** Newest first. */
  runs: InsightRun[];
  mavera: MaveraConnection;
}

/** The latest result, or the one the address names, below what can be done for the next. */
export function ResultView<Result, Options, Changes>({
  parts,
  runs,
  mavera,
}: ResultViewProps<Result, Options, Changes>) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const overview = useInsights();
  const results = runs.filter(({ state }) => state === 'succeeded');
  const chosen = search.get('run') ?? results[0]?.id;
  const detail = useInsightRun(chosen, search.get('with') ?? undefined);
  const job = overview.data?.jobs.find(({ kind }) => kind === parts.kind);

  return (
    <>
      <PrintStyle />
      <Box data-screen-only>
        <RunPanel
          kind={parts.kind}
          mavera={mavera}
          nextRunAt={job?.nextRunAt ?? null}
          runs={runs}
        />
      </Box>
      {detail.data ? (
        <Result parts={parts} results={results} run={detail.data} />
      ) : detail.error ? (
        <ErrorNotice error={detail.error} onRetry={() => void detail.refetch()} />
      ) : chosen ? (
        <SkeletonPanel lines={12} />
      ) : (
        <Panel header={t('insights.noResult')}>
          <Text margin="none">{t(`insights.gives.${parts.kind}`)}</Text>
        </Panel>
      )}
    </>
  );
}

interface ResultProps<R, O, C> {
  parts: InsightParts<R, O, C>;
  run: InsightRunDetail;
  results: InsightRun[];
}

function Result<R, O, C>({ parts, run, results }: ResultProps<R, O, C>) {
  const { t } = useTranslation();
  const { Report, Changes } = parts;
  const result = parts.result.safeParse(run.result);
  const changes = parts.changes.safeParse(run.comparison?.changes);
  if (run.kind !== parts.kind || run.result === null)
    return <Notice lines={[t('insights.noneOfThis')]} type="info" />;
  if (!result.success) return <Notice lines={[t('insights.unreadable')]} type="warning" />;
  return (
    <>
      <ResultBar results={results} run={run} toSheet={() => parts.toSheet(result.data, t)} />
      <Report result={result.data} />
      {changes.success && <Changes changes={changes.data} result={result.data} />}
    </>
  );
}
