import { Button, Flex, Panel } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import { useDisconnectMavera } from '../../../api/use-mavera-connection.ts';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { KeyDialog } from '../../../components/KeyDialog.tsx';
import { useFormat } from '../../../locales/format.ts';
import { MaveraKeyForm } from './MaveraKeyForm.tsx';

const BADGES = { connected: 'success', attention: 'warning', not_connected: 'secondary' } as const;

/** Which key the analyses go by, another one, and the way out. */
export function MaveraPanel({ mavera }: { mavera: MaveraConnection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const disconnect = useDisconnectMavera();
  const [dialog, setDialog] = useState<'key' | 'disconnect'>();
  const close = () => setDialog(undefined);
  const { state, keyEnding, checkedAt } = mavera;
  const isConnected = state !== 'not_connected';

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
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem" flexWrap="wrap">
        <Button onClick={() => setDialog('key')} variant="secondary">
          {t(isConnected ? 'connect.changeKey' : 'connect.enterKey')}
        </Button>
        {isConnected && (
          <Button actionType="destructive" onClick={() => setDialog('disconnect')} variant="subtle">
            {t('connect.disconnect')}
          </Button>
        )}
      </Flex>
      <KeyDialog isOpen={dialog === 'key'} onClose={close}>
        <MaveraKeyForm onConnected={close} />
      </KeyDialog>
      <ConfirmDialog
        confirmText={t('connect.disconnect')}
        isBusy={disconnect.isPending}
        isOpen={dialog === 'disconnect'}
        keepText={t('connect.stay')}
        onClose={close}
        onConfirm={() => disconnect.mutate(undefined, { onSettled: close })}
        text={t('mavera.disconnectText')}
        title={t('mavera.disconnectTitle')}
      />
    </Panel>
  );
}
