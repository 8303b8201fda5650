import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { SwitchList } from '../../components/settings/SwitchList.tsx';

interface EventsPanelProps {
  events: Settings['events'];
  onChange: (events: Settings['events']) => void;
}

/** Which events Brevo's automations can start from. */
export function EventsPanel({ events, onChange }: EventsPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel description={t('synced.events.intro')} header={t('synced.events.title')}>
      <SwitchList
        // Brevo shows the event by its own name.
        describe={(event) => ({ label: t(`synced.events.${event}`), description: event })}
        label={t('synced.events.title')}
        onChange={onChange}
        values={events}
      />
    </Panel>
  );
}
