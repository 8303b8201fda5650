import { Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useConnectBrevo } from '../../api/use-brevo-connection.ts';
import { API_KEYS_URL } from '../help-links.ts';
import { ApiKeyForm } from './ApiKeyForm.tsx';

export function BrevoKeyForm({ onConnected }: { onConnected: () => void }) {
  const { t } = useTranslation();
  return (
    <ApiKeyForm
      connect={useConnectBrevo()}
      incompleteText={t('connect.keyIncomplete')}
      keysLink={{ href: API_KEYS_URL, text: t('connect.whereIsTheKey') }}
      onConnected={onConnected}
    >
      <Text color="secondary60">{t('connect.permissions')}</Text>
    </ApiKeyForm>
  );
}
