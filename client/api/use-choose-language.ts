import { useMutation } from '@tanstack/react-query';
import { type Language, SessionUser } from '../../server/contract/session.ts';
import { speak } from '../locales/i18n.ts';
import { useApi, useChangeUser, useSession } from './use-api.ts';

/**
 * Speaks another language at once, and has it remembered for this person. Should the server not take it, the page
 * still speaks it until it is closed.
 */
export function useChooseLanguage() {
  const api = useApi();
  const { user } = useSession();
  const changeUser = useChangeUser();
  return useMutation({
    mutationFn: async (locale: Language) => {
      await speak(locale);
      changeUser({ ...user, locale });
      return api.put('/api/session/locale', { body: { locale }, schema: SessionUser });
    },
    onSuccess: changeUser,
  });
}
