import { Button } from '@bigcommerce/big-design';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiClient } from '../../api/api-client.ts';
import type { SessionKeeper } from '../../api/session-keeper.ts';
import { SignedInContext } from '../../api/use-api.ts';
import { PageSkeleton } from '../../components/PageSkeleton.tsx';
import { StatusPage } from '../../components/StatusPage.tsx';
import { useSpokenLocale } from '../../locales/use-spoken-locale.ts';
import { SessionEndedPage } from './SessionEndedPage.tsx';

interface SessionGateProps {
  session: SessionKeeper;
  onRetryOpening: () => void;
  children: ReactNode;
}

/** Lets the pages in while there is a session, and says what to do when there is none. */
export function SessionGate({ session, onRetryOpening, children }: SessionGateProps) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const api = useMemo(() => new ApiClient(session), [session]);
  const isSpoken = useSpokenLocale(
    state.name === 'open' ? state.session.user.locale : navigator.language,
  );

  if (state.name === 'opening' || !isSpoken) return <PageSkeleton />;
  if (state.name === 'ended') return <SessionEndedPage reason={state.reason} />;
  if (state.name === 'unanswered')
    return (
      <StatusPage
        actions={<Button onClick={onRetryOpening}>{t('common.tryAgain')}</Button>}
        text={t('session.unanswered.text')}
        title={t('session.unanswered.title')}
        variant="server-error"
      />
    );
  return <SignedInContext value={{ api, session: state.session }}>{children}</SignedInContext>;
}
