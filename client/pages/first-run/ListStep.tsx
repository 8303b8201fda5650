import { Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { ListForm } from '../../components/ListForm.tsx';

interface ListStepProps {
  settings: Settings;
  onDone: () => void;
  onReload: () => Promise<unknown>;
}

export function ListStep({ settings, onDone, onReload }: ListStepProps) {
  const { t } = useTranslation();
  return (
    <>
      <Text>{t('list.intro')}</Text>
      <ListForm
        onReload={onReload}
        onSaved={onDone}
        settings={settings}
        submitText={t('setup.saveAndContinue')}
      />
    </>
  );
}
