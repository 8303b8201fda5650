import { Box, StatusMessage, type StatusMessageProps } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SupportLink } from './SupportLink.tsx';

interface StatusPageProps {
  variant: StatusMessageProps['variant'];
  title: string;
  text: string;
  actions?: ReactNode;
}

/** A whole page that says one thing, names the app and offers help. */
export function StatusPage({ variant, title, text, actions }: StatusPageProps) {
  const { t } = useTranslation();
  return (
    <Box
      as="main"
      backgroundColor="secondary10"
      padding="medium"
      style={{ minHeight: '100dvh', boxSizing: 'border-box' }}
    >
      <title>{t('common.documentTitle', { page: title, app: t('appName') })}</title>
      <StatusMessage
        actions={
          <>
            {actions}
            <SupportLink />
          </>
        }
        heading={title}
        message={text}
        size="page"
        variant={variant}
      />
    </Box>
  );
}
