import { Button } from '@bigcommerce/big-design';
import { onlineManager } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusPage } from './StatusPage.tsx';

interface CrashPageProps {
  /** The page's script did not arrive; it may the next time. */
  isUnreachable?: boolean;
  onRetry: () => void;
}

/** One that could not be fetched comes by itself when the network is back. */
export function CrashPage({ isUnreachable = false, onRetry }: CrashPageProps) {
  const { t } = useTranslation();
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (isUnreachable) return onlineManager.subscribe((isOnline) => isOnline && retry());
  }, [isUnreachable]);
  return (
    <StatusPage
      actions={<Button onClick={onRetry}>{t('common.tryAgain')}</Button>}
      text={t(isUnreachable ? 'crash.unreachableText' : 'crash.text')}
      title={t(isUnreachable ? 'crash.unreachableTitle' : 'crash.title')}
      variant={isUnreachable ? 'server-error' : 'error'}
    />
  );
}
