import { Button, Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { ConsentChoice } from '../../components/ConsentChoice.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useConsentForm } from '../../components/use-consent-form.ts';
import { SavedNote } from './SavedNote.tsx';

interface ConsentPanelProps {
  settings: Settings;
  onReload: () => Promise<unknown>;
}

export function ConsentPanel({ settings, onReload }: ConsentPanelProps) {
  const { t } = useTranslation();
  const [isSaved, setIsSaved] = useState(false);
  const form = useConsentForm({
    settings,
    onReload,
    onSaved: () => setIsSaved(true),
    onEdit: () => setIsSaved(false),
  });

  return (
    <Panel description={t('consent.intro')} header={t('consent.title')}>
      {form.error && <ErrorNotice error={form.error} onReload={form.reload} />}
      <ConsentChoice {...form.choice} />
      <Button isLoading={form.isSaving} onClick={form.submit}>
        {t('settings.save')}
      </Button>
      <SavedNote isSaved={isSaved} />
    </Panel>
  );
}
