import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../Notice.tsx';

/** Shown while the browser has no network. What is on the page stays, and is read again when it is back. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const isOnline = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  if (isOnline) return null;
  return <Notice lines={[t('offline.title'), t('offline.text')]} type="warning" />;
}
