import { useTranslation } from 'react-i18next';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { useRecheckBrevo } from '../../api/use-brevo-connection.ts';
import { BrevoKeyForm } from '../../components/connection/BrevoKeyForm.tsx';
import { ConnectionNotice } from '../../components/connection/ConnectionNotice.tsx';

/** What stands between the store and Brevo. */
export function AttentionNotice({ brevo }: { brevo: BrevoConnection }) {
  const { t } = useTranslation();
  return (
    <ConnectionNotice
      connection={brevo}
      keyForm={(onConnected) => <BrevoKeyForm onConnected={onConnected} />}
      recheck={useRecheckBrevo()}
      words={{
        trying: t('attention.trying'),
        paused: t('attention.paused'),
        disconnected: t('attention.disconnected'),
      }}
    />
  );
}
