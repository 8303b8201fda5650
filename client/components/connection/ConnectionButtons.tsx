import { Button, Flex } from '@bigcommerce/big-design';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { KeyDialog } from './KeyDialog.tsx';

interface ConnectionButtonsProps {
  isConnected: boolean;
  disconnect: {
    mutate: (nothing: undefined, options: { onSettled: () => void }) => void;
    isPending: boolean;
  };
  words: { connect: string; disconnectTitle: string; disconnectText: string };
  keyForm: (onConnected: () => void) => ReactNode;
}

/** Another key, and the way out of a connection, after asking. */
export function ConnectionButtons(props: ConnectionButtonsProps) {
  const { isConnected, disconnect, words, keyForm } = props;
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'key' | 'disconnect'>();
  const close = () => setDialog(undefined);
  return (
    <>
      <Flex flexDirection={{ mobile: 'column', tablet: 'row' }} flexGap="0.5rem" flexWrap="wrap">
        <Button onClick={() => setDialog('key')} variant="secondary">
          {isConnected ? t('connect.changeKey') : words.connect}
        </Button>
        {isConnected && (
          <Button actionType="destructive" onClick={() => setDialog('disconnect')} variant="subtle">
            {t('connect.disconnect')}
          </Button>
        )}
      </Flex>
      <KeyDialog isOpen={dialog === 'key'} onClose={close}>
        {keyForm(close)}
      </KeyDialog>
      <ConfirmDialog
        confirmText={t('connect.disconnect')}
        isBusy={disconnect.isPending}
        isOpen={dialog === 'disconnect'}
        keepText={t('connect.stay')}
        onClose={close}
        onConfirm={() => disconnect.mutate(undefined, { onSettled: close })}
        text={words.disconnectText}
        title={words.disconnectTitle}
      />
    </>
  );
}
