import { Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import type { Field, MappingPreview } from '../../../server/contract/mapping.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import { useBrevoAttributes } from '../../api/use-brevo-attributes.ts';
import { useFields } from '../../api/use-fields.ts';
import { useDraftPreview } from '../../api/use-mapping-preview.ts';
import { useSettings } from '../../api/use-settings.ts';
import { useStatus } from '../../api/use-status.ts';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { SettingsFrame } from '../../components/settings/SettingsFrame.tsx';
import { useSettingsForm } from '../../components/settings/use-settings-form.ts';
import { FieldsPanel } from './FieldsPanel.tsx';
import { MappingWarnings } from './MappingWarnings.tsx';
import { warningsOf } from './mapping-warnings.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { ResendNotice } from './ResendNotice.tsx';
import { SettingsFilePanel } from './SettingsFilePanel.tsx';
import { useSettled } from './use-settled.ts';

const SECTIONS = ['customerMapping'] as const;

export function MappingPage() {
  const { t } = useTranslation();
  const status = useStatus();
  const isConnected = status.data?.brevo.state !== 'not_connected';
  const settings = useSettings();
  const fields = useFields();
  const attributes = useBrevoAttributes({ enabled: status.data !== undefined && isConnected });

  if (!isConnected)
    return (
      <Panel header={t('mappings.fields.title')}>
        <Text margin="none">{t('mappings.needsConnection')}</Text>
      </Panel>
    );
  if (!status.data || !settings.data || !fields.data || !attributes.data)
    return <PagePending panels={[18, 8]} queries={[status, settings, fields, attributes]} />;
  return <MappingForm account={attributes.data} fields={fields.data} settings={settings.data} />;
}

interface MappingFormProps {
  settings: Settings;
  fields: Field[];
  account: BrevoAttribute[];
}

function MappingForm({ settings, fields, account }: MappingFormProps) {
  const form = useSettingsForm(settings, SECTIONS);
  const { customerMapping } = form.draft;
  const settled = useSettled(customerMapping);
  const preview = useDraftPreview(settled, settings.version);
  const isPreviewOld = settled !== customerMapping || preview.isFetching;
  // What was promised when the merchant pressed the button; afterwards there is nothing left to resend.
  const [promised, setPromised] = useState<MappingPreview['resend']>();

  const save = () => {
    setPromised(isPreviewOld ? undefined : preview.data?.resend);
    form.save();
  };
  return (
    <SettingsFrame form={form} onSave={save} savedNotice={<ResendNotice resend={promised} />}>
      <FieldsPanel
        account={account}
        fields={fields}
        mapping={customerMapping}
        savedMapping={settings.customerMapping}
        onChange={(mapping) => form.change({ customerMapping: mapping })}
      >
        <MappingWarnings warnings={warningsOf(customerMapping, { fields, account })} />
      </FieldsPanel>
      <PreviewPanel isDirty={form.isDirty} isOld={isPreviewOld} preview={preview} />
      <SettingsFilePanel isDirty={form.isDirty} settings={settings} />
    </SettingsFrame>
  );
}
