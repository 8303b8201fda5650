import { Button } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { StatusPage } from './StatusPage.tsx';

export function CrashPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <StatusPage
      actions={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      text={t('crash.text')}
      title={t('crash.title')}
      variant="error"
    />
  );
}
