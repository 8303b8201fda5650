import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { ApiError } from '../../api/api-error.ts';
import { useRecheckBrevo } from '../../api/use-brevo-connection.ts';
import { BrevoKeyDialog } from '../../components/BrevoKeyDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';

/** What only the merchant can mend, first on the page, with the button that mends it. */
export function AttentionNotice({ brevo }: { brevo: BrevoConnection }) {
  const { t } = useTranslation();
  const [isFixing, setIsFixing] = useState(false);
  const recheck = useRecheckBrevo();
  if (brevo.state === 'connected') return null;

  const { problem } = brevo;
  const enterKey = { text: t('connect.enterKey'), onClick: () => setIsFixing(true) };
  const tryAgain = { text: t('attention.tryAgain'), onClick: () => recheck.mutate() };
  return (
    <>
      {problem ? (
        <ErrorNotice
          actions={[tryAgain, enterKey]}
          error={recheck.error ?? new ApiError(problem.code, problem.message)}
          lead={t(recheck.isPending ? 'attention.trying' : 'attention.paused')}
          type="warning"
        />
      ) : (
        <Notice actions={[enterKey]} lines={[t('attention.disconnected')]} type="warning" />
      )}
      <BrevoKeyDialog isOpen={isFixing} onClose={() => setIsFixing(false)} />
    </>
  );
}
