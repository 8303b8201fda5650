import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { errorWords } from '../locales/words.ts';
import { Notice } from './Notice.tsx';

interface ErrorNoticeProps {
  error: Error;
  onRetry?: () => void;
  /** Reads the newer settings after somebody else saved first. What was chosen here stays. */
  onReload?: () => void;
}

const AUTHORISED_IPS_URL = 'https://app.brevo.com/security/authorised_ips';
const API_KEYS_URL = 'https://app.brevo.com/settings/keys/api';

/** What went wrong, in words, with what to do about it and, where there is one, a way to do it. */
export function ErrorNotice({ error, onRetry, onReload }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : new ApiError('internal', error.message);
  const lines = [...errorWords(t, known), ...known.problems.map(({ message }) => message)];

  const actions = [];
  if (onReload && known.code === 'settings_changed')
    actions.push({ text: t('settings.loadNewer'), onClick: onReload });
  else if (onRetry) actions.push({ text: t('common.tryAgain'), onClick: onRetry });

  const links: Record<string, { text: string; href: string }> = {
    brevo_ip_not_allowed: { text: t('connect.openAuthorisedIps'), href: AUTHORISED_IPS_URL },
    brevo_key_rejected: { text: t('connect.openApiKeys'), href: API_KEYS_URL },
    brevo_key_restricted: { text: t('connect.openApiKeys'), href: API_KEYS_URL },
  };
  return <Notice actions={actions} lines={lines} link={links[known.code]} type="error" />;
}
