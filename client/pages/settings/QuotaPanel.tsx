import { Button, Form, FormGroup, Panel, Select } from '@bigcommerce/big-design';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { useSaveSettings } from '../../api/use-settings.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../locales/format.ts';
import { SavedNote } from './SavedNote.tsx';

interface QuotaPanelProps {
  settings: Settings;
  onReload: () => Promise<unknown>;
}

const SHARES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** How much of the store's API quota the sync may use; the rest is left to the store's other apps. */
export function QuotaPanel({ settings, onReload }: QuotaPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const save = useSaveSettings();
  const [draft, setDraft] = useState<number>();
  const share = draft ?? settings.quotaShare;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { version: settings.version, quotaShare: share },
      { onSuccess: () => setDraft(undefined) },
    );
  };

  const reload = () => void onReload().then(save.reset);

  // A share that was set elsewhere, outside of what we offer, is still shown as it is.
  const shares = [...new Set([...SHARES, settings.quotaShare])].sort((a, b) => a - b);
  return (
    <Panel description={t('quota.intro')} header={t('quota.title')}>
      <Form onSubmit={submit}>
        {save.isError && <ErrorNotice error={save.error} onReload={reload} />}
        <FormGroup>
          <Select
            label={t('quota.label')}
            onOptionChange={(value?: number) => setDraft(value)}
            options={shares.map((value) => ({ value, content: format.percent(value) }))}
            value={share}
          />
        </FormGroup>
        <Button isLoading={save.isPending} type="submit">
          {t('settings.save')}
        </Button>
      </Form>
      <SavedNote isSaved={save.isSuccess && draft === undefined} />
    </Panel>
  );
}
