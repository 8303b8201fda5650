import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { ApiError } from '../../api/api-error.ts';
import { BrevoKeyDialog } from '../../components/BrevoKeyDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';

/** What only the merchant can mend, first on the page, with the button that mends it. */
export function AttentionNotice({ brevo }: { brevo: BrevoConnection }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isFixing, setIsFixing] = useState(false);

  if (brevo.state === 'connected') return null;
  if (brevo.state === 'not_connected')
    return (
      <Notice
        actions={[{ text: t('connect.title'), onClick: () => navigate('/setup/connect') }]}
        lines={[t('attention.disconnected')]}
        type="warning"
      />
    );

  const { code, message } = brevo.problem ?? { code: 'brevo_key_rejected', message: '' };
  return (
    <>
      <ErrorNotice
        actions={[{ text: t('connect.enterKey'), onClick: () => setIsFixing(true) }]}
        error={new ApiError(code, message)}
        lead={t('attention.paused')}
        type="warning"
      />
      <BrevoKeyDialog isOpen={isFixing} onClose={() => setIsFixing(false)} />
    </>
  );
}
