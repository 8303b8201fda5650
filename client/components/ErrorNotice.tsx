import type { MessageProps } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error.ts';
import { errorWords } from '../locales/words.ts';
import {
  API_KEYS_URL,
  AUTHORISED_IPS_URL,
  MAVERA_SETTINGS_URL,
  MAVERA_USAGE_URL,
} from './help-links.ts';
import { Notice } from './Notice.tsx';

interface ErrorNoticeProps {
  error: Error;
  /** Said before what the error says. */
  lead?: string;
  type?: 'error' | 'warning';
  actions?: NonNullable<MessageProps['actions']>;
  onRetry?: () => void;
  /** Reads the newer settings after somebody else saved first. What was chosen here stays. */
  onReload?: () => void;
}

/** What went wrong, in words, with what to do about it and, where there is one, a way to do it. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { error, lead, type = 'error', actions = [], onRetry, onReload } = props;
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : new ApiError('internal', error.message);
  const lines = [...errorWords(t, known), ...known.problems.map(({ message }) => message)];

  const waysOut = [...actions];
  if (onReload && known.code === 'settings_changed')
    waysOut.push({ text: t('settings.loadNewer'), onClick: onReload });
  else if (onRetry) waysOut.push({ text: t('common.tryAgain'), onClick: onRetry });

  const links: Record<string, { text: string; href: string }> = {
    brevo_ip_not_allowed: { text: t('connect.openAuthorisedIps'), href: AUTHORISED_IPS_URL },
    brevo_key_rejected: { text: t('connect.openApiKeys'), href: API_KEYS_URL },
    brevo_key_restricted: { text: t('connect.openApiKeys'), href: API_KEYS_URL },
    mavera_key_rejected: { text: t('mavera.openSettings'), href: MAVERA_SETTINGS_URL },
    mavera_key_restricted: { text: t('mavera.openSettings'), href: MAVERA_SETTINGS_URL },
    mavera_plan_ended: { text: t('mavera.openUsage'), href: MAVERA_USAGE_URL },
    mavera_credits_short: { text: t('mavera.openUsage'), href: MAVERA_USAGE_URL },
  };
  return (
    <Notice
      actions={waysOut}
      lines={lead ? [lead, ...lines] : lines}
      link={links[known.code]}
      type={type}
    />
  );
}
