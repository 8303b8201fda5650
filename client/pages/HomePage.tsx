import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useStatus } from '../api/use-status.ts';
import { useSyncs } from '../api/use-syncs.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { AppPage } from '../components/frame/AppPage.tsx';
import { PageSkeleton } from '../components/frame/PageSkeleton.tsx';
import { isSetUp } from './first-run/first-run-steps.ts';

/** Where the app opens: at the first run until a sync was started, afterwards at the overview. */
export function HomePage() {
  const { t } = useTranslation();
  const status = useStatus();
  const syncs = useSyncs();

  const error = status.error ?? syncs.error;
  if (status.data && syncs.data)
    return <Navigate replace to={isSetUp(status.data, syncs.data) ? '/overview' : '/setup'} />;
  if (!error) return <PageSkeleton />;
  return (
    <AppPage title={t('appName')}>
      <ErrorNotice
        error={error}
        onRetry={() => void Promise.all([status.refetch(), syncs.refetch()])}
      />
    </AppPage>
  );
}
