import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SkeletonPanel } from '../../components/Skeleton.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { QuotaPanel } from './QuotaPanel.tsx';

export function SettingsPage() {
  const settings = useSettings();
  const status = useStatus();

  const error = settings.error ?? status.error;
  if (!settings.data || !status.data)
    return (
      <>
        {error ? (
          <ErrorNotice
            error={error}
            onRetry={() => void Promise.all([settings.refetch(), status.refetch()])}
          />
        ) : (
          <>
            <SkeletonPanel lines={5} />
            <SkeletonPanel lines={7} />
            <SkeletonPanel lines={3} />
          </>
        )}
      </>
    );

  const panel = { settings: settings.data, onReload: () => settings.refetch() };
  return (
    <>
      <ListPanel {...panel} isConnected={status.data.connected} />
      <ConsentPanel {...panel} />
      <QuotaPanel {...panel} />
    </>
  );
}
