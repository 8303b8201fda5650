import { Button } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { StatusPage } from './StatusPage.tsx';

interface CrashPageProps {
  /** The page's script did not arrive; it may the next time. */
  isUnreachable?: boolean;
  onRetry: () => void;
}

export function CrashPage({ isUnreachable = false, onRetry }: CrashPageProps) {
  const { t } = useTranslation();
  return (
    <StatusPage
      actions={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      text={t(isUnreachable ? 'crash.unreachableText' : 'crash.text')}
      title={t(isUnreachable ? 'crash.unreachableTitle' : 'crash.title')}
      variant={isUnreachable ? 'server-error' : 'error'}
    />
  );
}
