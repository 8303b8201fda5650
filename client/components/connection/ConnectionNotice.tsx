import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../../../server/contract/connection.ts';
import { ApiError } from '../../api/api-error.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { Notice } from '../Notice.tsx';
import { KeyDialog } from './KeyDialog.tsx';

interface ConnectionNoticeProps {
  connection: { state: ConnectionState; problem?: { code: string; message: string } };
  /** Tries the key that is kept once more. */
  recheck: { mutate: () => void; error: Error | null; isPending: boolean };
  words: { trying: string; paused: string; disconnected: string };
  keyForm: (onConnected: () => void) => ReactNode;
}

/** What only the merchant can mend of a connection, first on the page, with the button that mends it. */
export function ConnectionNotice(props: ConnectionNoticeProps) {
  const { connection, recheck, words, keyForm } = props;
  const { t } = useTranslation();
  const [isFixing, setIsFixing] = useState(false);
  if (connection.state === 'connected') return null;

  const { problem } = connection;
  const close = () => setIsFixing(false);
  const enterKey = { text: t('connect.enterKey'), onClick: () => setIsFixing(true) };
  const tryAgain = { text: t('attention.tryAgain'), onClick: () => recheck.mutate() };
  return (
    <>
      {problem ? (
        <ErrorNotice
          actions={[tryAgain, enterKey]}
          error={recheck.error ?? new ApiError(problem.code, problem.message)}
          lead={recheck.isPending ? words.trying : words.paused}
          type="warning"
        />
      ) : (
        <Notice actions={[enterKey]} lines={[words.disconnected]} type="warning" />
      )}
      <KeyDialog isOpen={isFixing} onClose={close}>
        {keyForm(close)}
      </KeyDialog>
    </>
  );
}
