import { Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useConnectMavera } from '../../../api/use-mavera-connection.ts';
import { ApiKeyForm } from '../../../components/connection/ApiKeyForm.tsx';
import { MAVERA_SETTINGS_URL } from '../../../components/help-links.ts';

export function MaveraKeyForm({ onConnected }: { onConnected: () => void }) {
  const { t } = useTranslation();
  return (
    <ApiKeyForm
      connect={useConnectMavera()}
      incompleteText={t('mavera.keyIncomplete')}
      keysLink={{ href: MAVERA_SETTINGS_URL, text: t('mavera.whereIsTheKey') }}
      onConnected={onConnected}
    >
      <Text color="secondary60">{t('mavera.checkIsFree')}</Text>
    </ApiKeyForm>
  );
}
