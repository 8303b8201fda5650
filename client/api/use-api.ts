import { createContext, use } from 'react';
import type { Session } from '../../server/contract/session.ts';
import type { ApiClient } from './api-client.ts';

export interface SignedIn {
  api: ApiClient;
  session: Session;
  /** Something about the person is different from here on, such as their language. */
  changeUser: (user: Session['user']) => void;
}

export const SignedInContext = createContext<SignedIn | undefined>(undefined);

function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext);
  if (!signedIn) throw new Error('Rendered outside of the session gate.');
  return signedIn;
}

export function useApi(): ApiClient {
  return useSignedIn().api;
}

/** The store and the person whose page this is. */
export function useSession(): Session {
  return useSignedIn().session;
}

export function useChangeUser(): SignedIn['changeUser'] {
  return useSignedIn().changeUser;
}
