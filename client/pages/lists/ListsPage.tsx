import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { PagePending } from '../../components/PagePending.tsx';
import { ListPanel } from './ListPanel.tsx';

export function ListsPage() {
  const settings = useSettings();
  const status = useStatus();
  if (!settings.data || !status.data)
    return <PagePending panels={[5]} queries={[settings, status]} />;
  return (
    <ListPanel
      isConnected={status.data.connected}
      onReload={() => settings.refetch()}
      settings={settings.data}
    />
  );
}
