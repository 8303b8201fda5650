import { Grid, Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { useChecklist } from '../../api/use-checklist.ts';
import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { useSyncs } from '../../api/use-syncs.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { AppPage } from '../../components/frame/AppPage.tsx';
import { SkeletonPanel } from '../../components/Skeleton.tsx';
import { useFocusOnChange } from '../../components/use-focus-on-change.ts';
import { findOpenStep, isReachable, isSetUp, isStep } from './first-run-steps.ts';
import { StepBody } from './StepBody.tsx';
import { StepList } from './StepList.tsx';

const HEADING_ID = 'step-heading';
const COLUMNS = {
  gridColumns: { mobile: 'minmax(0, 1fr)', desktop: '17rem minmax(0, 1fr)' },
  gridGap: '1rem',
} as const;

/** The checklist of a store that has not synced yet. It can be left at any time, and gone on with by anybody. */
export function FirstRunPage() {
  const { t } = useTranslation();
  const { step } = useParams();
  const status = useStatus();
  const settings = useSettings();
  const syncs = useSyncs();
  const checklist = useChecklist();
  useFocusOnChange(step, HEADING_ID);

  const queries = [status, settings, syncs, checklist];
  const error = queries.find((query) => query.error)?.error;
  const retry = () => void Promise.all(queries.map((query) => query.refetch()));

  if (!status.data || !settings.data || !syncs.data || !checklist.data)
    return (
      <AppPage description={t('setup.description')} title={t('setup.title')}>
        {error ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <Grid {...COLUMNS}>
            <SkeletonPanel lines={6} />
            <SkeletonPanel lines={9} />
          </Grid>
        )}
      </AppPage>
    );

  const data = {
    ...{ status: status.data, settings: settings.data },
    ...{ runs: syncs.data, done: checklist.data },
  };
  if (isSetUp(data.status, data.runs)) return <Navigate replace to="/overview" />;
  if (!isStep(step) || !isReachable(step, data))
    return <Navigate replace to={`/setup/${findOpenStep(data)}`} />;

  return (
    <AppPage description={t('setup.description')} title={t('setup.title')}>
      <Grid {...COLUMNS}>
        <StepList current={step} data={data} />
        <Panel header={t(`setup.steps.${step}.heading`)} headerId={HEADING_ID}>
          <StepBody data={data} key={step} onReload={() => settings.refetch()} step={step} />
        </Panel>
      </Grid>
    </AppPage>
  );
}
