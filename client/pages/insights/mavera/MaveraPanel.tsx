import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import { useDisconnectMavera } from '../../../api/use-mavera-connection.ts';
import { ConnectionButtons } from '../../../components/connection/ConnectionButtons.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { useFormat } from '../../../locales/format.ts';
import { MaveraKeyForm } from './MaveraKeyForm.tsx';

const BADGES = { connected: 'success', attention: 'warning', not_connected: 'secondary' } as const;

/** Which key the analyses go by, another one, and the way out. */
export function MaveraPanel({ mavera }: { mavera: MaveraConnection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disconnect = useDisconnectMavera();
  const { state, keyEnding, checkedAt } = mavera;

  return (
    <Panel
      badge={{ label: t(`connect.states.${state}`), variant: BADGES[state] }}
      header={t('mavera.connection')}
    >
      {disconnect.isError && <ErrorNotice error={disconnect.error} />}
      <Facts
        facts={[
          { name: t('connect.key'), value: keyEnding && t('connect.keyEnding', { keyEnding }) },
          { name: t('connect.checkedAt'), value: checkedAt && format.dateTime(checkedAt) },
        ]}
      />
      <ConnectionButtons
        disconnect={disconnect}
        isConnected={state !== 'not_connected'}
        keyForm={(onConnected) => <MaveraKeyForm onConnected={onConnected} />}
        words={{
          connect: t('connect.enterKey'),
          disconnectTitle: t('mavera.disconnectTitle'),
          disconnectText: t('mavera.disconnectText'),
        }}
      />
    </Panel>
  );
}
