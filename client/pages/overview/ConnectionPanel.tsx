import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import { useDisconnectBrevo } from '../../api/use-brevo-connection.ts';
import { BrevoAccount } from '../../components/connection/BrevoAccount.tsx';
import { BrevoKeyForm } from '../../components/connection/BrevoKeyForm.tsx';
import { ConnectionButtons } from '../../components/connection/ConnectionButtons.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WebhookHealth } from './WebhookHealth.tsx';

const BADGES = { connected: 'success', attention: 'warning', not_connected: 'secondary' } as const;

/** The account that is written to, and whether the store tells of its changes. */
export function ConnectionPanel({ brevo, webhooks }: Pick<Status, 'brevo' | 'webhooks'>) {
  const { t } = useTranslation();
  const disconnect = useDisconnectBrevo();
  const isConnected = brevo.state !== 'not_connected';

  return (
    <Panel
      badge={{ label: t(`connect.states.${brevo.state}`), variant: BADGES[brevo.state] }}
      header={t('connect.brevo')}
      marginBottom="none"
    >
      {disconnect.isError && <ErrorNotice error={disconnect.error} />}
      {isConnected && <BrevoAccount brevo={brevo} />}
      <WebhookHealth webhooks={webhooks} />
      <ConnectionButtons
        disconnect={disconnect}
        isConnected={isConnected}
        keyForm={(onConnected) => <BrevoKeyForm onConnected={onConnected} />}
        words={{
          connect: t('connect.title'),
          disconnectTitle: t('connect.disconnectTitle'),
          disconnectText: t('connect.disconnectText'),
        }}
      />
    </Panel>
  );
}
