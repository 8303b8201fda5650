import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BrevoConnection } from '../../../server/contract/connection.ts';
import { ApiError } from '../../api/api-error.ts';
import { BrevoKeyDialog } from '../../components/BrevoKeyDialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { errorWords } from '../../locales/words.ts';

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

  const { problem } = brevo;
  const words = problem ? errorWords(t, new ApiError(problem.code, problem.message)) : [];
  return (
    <>
      <Notice
        actions={[{ text: t('connect.changeKey'), onClick: () => setIsFixing(true) }]}
        lines={[t('attention.paused'), ...words]}
        type="warning"
      />
      <BrevoKeyDialog isOpen={isFixing} onClose={() => setIsFixing(false)} />
    </>
  );
}
