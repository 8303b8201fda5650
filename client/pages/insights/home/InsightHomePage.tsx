import { Grid, type GridProps, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useInsights } from '../../../api/use-insights.ts';
import { useStatus } from '../../../api/use-status.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { PagePending } from '../../../components/frame/PagePending.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { alertWords } from '../../../locales/sentences.ts';
import { CreditFigures } from '../credits/CreditFigures.tsx';
import { ConnectMaveraPanel } from '../mavera/ConnectMaveraPanel.tsx';
import { MaveraNotice } from '../mavera/MaveraNotice.tsx';
import { JobCard } from './JobCard.tsx';

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fit, minmax(min(100%, 20rem), 1fr))';

/** What each analysis found last, when it runs next, what all of them cost, and what needs a look. */
export function InsightHomePage() {
  const { t, i18n } = useTranslation();
  const status = useStatus();
  const overview = useInsights();
  if (!status.data || !overview.data)
    return <PagePending panels={[8, 4]} queries={[status, overview]} />;

  const { mavera } = status.data;
  const { jobs } = overview.data;
  const isNew =
    mavera.state === 'not_connected' && jobs.every(({ live, last }) => live === null && !last);
  if (isNew) return <ConnectMaveraPanel />;

  const error = status.error ?? overview.error;
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void overview.refetch()} />}
      <MaveraNotice mavera={mavera} />
      {jobs.map(
        ({ kind, alert }) =>
          alert && <Notice key={kind} lines={[alertWords(alert, i18n.language)]} type="warning" />,
      )}
      <Grid gridColumns={COLUMNS} gridGap="1rem" marginBottom="medium">
        {jobs.map((job) => (
          <JobCard job={job} key={job.kind} />
        ))}
      </Grid>
      <Panel header={t('insights.creditsTitle')}>
        <CreditFigures overview={overview.data} />
        <Text margin="none" marginTop="small">
          <RouterLink to="/insights/credits">{t('insights.toCredits')}</RouterLink>
        </Text>
      </Panel>
    </>
  );
}
