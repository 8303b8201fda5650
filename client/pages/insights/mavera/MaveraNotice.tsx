import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaveraConnection } from '../../../../server/contract/connection.ts';
import { ApiError } from '../../../api/api-error.ts';
import { useRecheckMavera } from '../../../api/use-mavera-connection.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { KeyDialog } from '../../../components/KeyDialog.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { MaveraKeyForm } from './MaveraKeyForm.tsx';

/** What stands between the store and Mavera, first on the page, with the buttons that mend it. */
export function MaveraNotice({ mavera }: { mavera: MaveraConnection }) {
  const { t } = useTranslation();
  const [isFixing, setIsFixing] = useState(false);
  const recheck = useRecheckMavera();
  if (mavera.state === 'connected') return null;

  const { problem } = mavera;
  const close = () => setIsFixing(false);
  const enterKey = { text: t('connect.enterKey'), onClick: () => setIsFixing(true) };
  const tryAgain = { text: t('attention.tryAgain'), onClick: () => recheck.mutate() };
  return (
    <>
      {problem ? (
        <ErrorNotice
          actions={[tryAgain, enterKey]}
          error={recheck.error ?? new ApiError(problem.code, problem.message)}
          lead={t(recheck.isPending ? 'mavera.trying' : 'mavera.paused')}
          type="warning"
        />
      ) : (
        <Notice actions={[enterKey]} lines={[t('mavera.disconnected')]} type="warning" />
      )}
      <KeyDialog isOpen={isFixing} onClose={close}>
        <MaveraKeyForm onConnected={close} />
      </KeyDialog>
    </>
  );
}
