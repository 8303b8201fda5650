import { Button } from '@bigcommerce/big-design';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../server/contract/session.ts';
import type { ApiClient } from '../../api/api-client.ts';
import type { SessionKeeper } from '../../api/session-keeper.ts';
import { SignedInContext } from '../../api/use-api.ts';
import { PageSkeleton } from '../../components/frame/PageSkeleton.tsx';
import { StatusPage } from '../../components/frame/StatusPage.tsx';
import { useSpokenLocale } from '../../locales/use-spoken-locale.ts';
import { SessionEndedPage } from './SessionEndedPage.tsx';

interface SessionGateProps {
  api: ApiClient;
  session: SessionKeeper;
  onRetryOpening: () => void;
  children: ReactNode;
}

/** Lets the pages in while there is a session, and says what to do when there is none. */
export function SessionGate({ api, session, onRetryOpening, children }: SessionGateProps) {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, session.getState);

  if (state.name === 'opening') return <PageSkeleton />;
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
  return (
    <OpenSession api={api} keeper={session} session={state.session}>
      {children}
    </OpenSession>
  );
}

interface OpenSessionProps {
  api: ApiClient;
  keeper: SessionKeeper;
  session: Session;
  children: ReactNode;
}

function OpenSession({ api, keeper, session, children }: OpenSessionProps) {
  const isSpoken = useSpokenLocale(session.user.locale);
  if (!isSpoken) return <PageSkeleton />;
  return (
    <SignedInContext value={{ api, session, changeUser: keeper.changeUser }}>
      {children}
    </SignedInContext>
  );
}
