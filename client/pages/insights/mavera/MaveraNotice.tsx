import { useTranslation } from 'react-i18next';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import { useRecheckMavera } from '../../../api/use-mavera-connection.ts';
import { ConnectionNotice } from '../../../components/connection/ConnectionNotice.tsx';
import { MaveraKeyForm } from './MaveraKeyForm.tsx';

/** What stands between the store and Mavera. */
export function MaveraNotice({ mavera }: { mavera: MaveraConnection }) {
  const { t } = useTranslation();
  return (
    <ConnectionNotice
      connection={mavera}
      keyForm={(onConnected) => <MaveraKeyForm onConnected={onConnected} />}
      recheck={useRecheckMavera()}
      words={{
        trying: t('mavera.trying'),
        paused: t('mavera.paused'),
        disconnected: t('mavera.disconnected'),
      }}
    />
  );
}
