import { Grid, Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { useSyncs } from '../../api/use-syncs.ts';
import { AppPage } from '../../components/AppPage.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkeletonPanel } from '../../components/Skeleton.tsx';
import { useFocusOnChange } from '../../components/use-focus-on-change.ts';
import { ConnectStep } from './ConnectStep.tsx';
import {
  type FirstRunData,
  findOpenStep,
  isReachable,
  isSetUp,
  isStep,
  type Step,
} from './first-run-steps.ts';
import { ListStep } from './ListStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { StartStep } from './StartStep.tsx';
import { StepList } from './StepList.tsx';

const HEADING_ID = 'step-heading';
const COLUMNS = {
  gridColumns: { mobile: 'minmax(0, 1fr)', desktop: '17rem minmax(0, 1fr)' },
  gridGap: '1rem',
} as const;

export function FirstRunPage() {
  const { t } = useTranslation();
  const { step } = useParams();
  const status = useStatus();
  const settings = useSettings();
  const syncs = useSyncs();
  useFocusOnChange(step, HEADING_ID);

  const error = status.error ?? settings.error ?? syncs.error;
  const retry = () => Promise.all([status.refetch(), settings.refetch(), syncs.refetch()]);

  if (!status.data || !settings.data || !syncs.data)
    return (
      <AppPage description={t('setup.description')} title={t('setup.title')}>
        {error ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <Grid {...COLUMNS}>
            <SkeletonPanel lines={5} />
            <SkeletonPanel lines={9} />
          </Grid>
        )}
      </AppPage>
    );

  const data = { status: status.data, settings: settings.data, runs: syncs.data };
  if (isSetUp(data.status, data.runs)) return <Navigate replace to="/overview" />;
  if (!isStep(step) || !isReachable(step, data))
    return <Navigate replace to={`/setup/${findOpenStep(data)}`} />;

  return (
    <AppPage description={t('setup.description')} title={t('setup.title')}>
      <Grid {...COLUMNS}>
        <StepList current={step} data={data} />
        <Panel header={t(`setup.steps.${step}.heading`)} headerId={HEADING_ID}>
          <StepBody data={data} onReload={() => settings.refetch()} step={step} />
        </Panel>
      </Grid>
    </AppPage>
  );
}

interface StepBodyProps {
  step: Step;
  data: FirstRunData;
  onReload: () => Promise<unknown>;
}

function StepBody({ step, data, onReload }: StepBodyProps) {
  const navigate = useNavigate();
  switch (step) {
    case 'connect':
      return <ConnectStep brevo={data.status.brevo} onDone={() => navigate('/setup/list')} />;
    case 'list':
      return (
        <ListStep
          onDone={() => navigate('/setup/review')}
          onReload={onReload}
          settings={data.settings}
        />
      );
    case 'review':
      return (
        <ReviewStep
          onDone={() => navigate('/setup/start')}
          onReload={onReload}
          settings={data.settings}
        />
      );
    case 'start':
      return <StartStep data={data} onDone={() => navigate('/overview')} />;
  }
}
