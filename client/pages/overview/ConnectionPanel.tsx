import { Button, Flex, Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../server/contract/status.ts';
import { useDisconnectBrevo } from '../../api/use-brevo-connection.ts';
import { BrevoAccount } from '../../components/BrevoAccount.tsx';
import { BrevoKeyDialog } from '../../components/BrevoKeyDialog.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WebhookHealth } from './WebhookHealth.tsx';

const BADGES = { connected: 'success', attention: 'warning', not_connected: 'secondary' } as const;

/** The account that is written to, and whether the store tells of its changes. */
export function ConnectionPanel({ brevo, webhooks }: Pick<Status, 'brevo' | 'webhooks'>) {
  const { t } = useTranslation();
  const disconnect = useDisconnectBrevo();
  const [dialog, setDialog] = useState<'key' | 'disconnect'>();
  const close = () => setDialog(undefined);
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
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem" flexWrap="wrap">
        <Button onClick={() => setDialog('key')} variant="secondary">
          {isConnected ? t('connect.changeKey') : t('connect.title')}
        </Button>
        {isConnected && (
          <Button actionType="destructive" onClick={() => setDialog('disconnect')} variant="subtle">
            {t('connect.disconnect')}
          </Button>
        )}
      </Flex>
      <BrevoKeyDialog isOpen={dialog === 'key'} onClose={close} />
      <ConfirmDialog
        confirmText={t('connect.disconnect')}
        isBusy={disconnect.isPending}
        isOpen={dialog === 'disconnect'}
        keepText={t('connect.stay')}
        onClose={close}
        onConfirm={() => disconnect.mutate(undefined, { onSettled: close })}
        text={t('connect.disconnectText')}
        title={t('connect.disconnectTitle')}
      />
    </Panel>
  );
}
