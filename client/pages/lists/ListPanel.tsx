import { Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { ListForm } from '../../components/ListForm.tsx';
import { SavedNote } from '../../components/SavedNote.tsx';

interface ListPanelProps {
  settings: Settings;
  isConnected: boolean;
  onReload: () => Promise<unknown>;
}

export function ListPanel({ settings, isConnected, onReload }: ListPanelProps) {
  const { t } = useTranslation();
  const [isSaved, setIsSaved] = useState(false);
  return (
    <Panel description={t('list.intro')} header={t('list.title')}>
      {isConnected ? (
        <ListForm
          onReload={onReload}
          onEdit={() => setIsSaved(false)}
          onSaved={() => setIsSaved(true)}
          settings={settings}
          submitText={t('settings.save')}
        />
      ) : (
        <Text margin="none">{t('list.needsConnection')}</Text>
      )}
      <SavedNote isSaved={isSaved} />
    </Panel>
  );
}
