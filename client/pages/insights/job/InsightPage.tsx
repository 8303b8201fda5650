import { Box } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useInsightRuns } from '../../../api/use-insight-runs.ts';
import { useStatus } from '../../../api/use-status.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { NavLinks } from '../../../components/frame/NavLinks.tsx';
import { PagePending } from '../../../components/frame/PagePending.tsx';
import { INSIGHT_PATHS } from '../insight-places.ts';
import { ConnectMaveraPanel } from '../mavera/ConnectMaveraPanel.tsx';
import { MaveraNotice } from '../mavera/MaveraNotice.tsx';
import { HistoryView } from './HistoryView.tsx';
import type { InsightParts } from './insight-parts.ts';
import { JobSettings } from './JobSettings.tsx';
import { ResultView } from './ResultView.tsx';

const VIEWS = ['history', 'settings'] as const;

interface InsightPageProps<Result, Options, Changes> {
  parts: InsightParts<Result, Options, Changes>;
  /** A view that only this analysis has, below an address of its own. */
  extraView?: { path: string; text: string; element: ReactNode };
}

/** The page of one analysis: its result and the way to the next, its history, its settings. */
export function InsightPage<Result, Options, Changes>({
  parts,
  extraView,
}: InsightPageProps<Result, Options, Changes>) {
  const { t } = useTranslation();
  const { view } = useParams();
  const status = useStatus();
  const runs = useInsightRuns(parts.kind);
  if (!status.data || !runs.data) return <PagePending panels={[4, 10]} queries={[status, runs]} />;

  const { mavera } = status.data;
  const path = INSIGHT_PATHS[parts.kind];
  const isNew = mavera.state === 'not_connected' && runs.data.length === 0;
  const links = [
    { path: undefined, text: t('insights.views.result') },
    ...VIEWS.map((name) => ({ path: name, text: t(`insights.views.${name}`) })),
    ...(extraView ? [extraView] : []),
  ];
  const error = status.error ?? runs.error;
  return (
    <>
      <Box data-screen-only marginBottom="medium">
        <NavLinks
          isSecondary
          label={t('insights.views.label')}
          links={links.map((link) => ({
            to: link.path ? `${path}/${link.path}` : path,
            text: link.text,
            isCurrent: link.path === view,
            isCurrentPage: link.path === view,
          }))}
        />
      </Box>
      {error && <ErrorNotice error={error} onRetry={() => void runs.refetch()} />}
      {!isNew && <MaveraNotice mavera={mavera} />}
      {view === 'history' ? (
        <HistoryView path={path} runs={runs.data} />
      ) : view === 'settings' ? (
        <JobSettings parts={parts} />
      ) : extraView && view === extraView.path ? (
        extraView.element
      ) : isNew ? (
        <ConnectMaveraPanel />
      ) : (
        <ResultView mavera={mavera} parts={parts} runs={runs.data} />
      )}
    </>
  );
}
