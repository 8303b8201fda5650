import type { SettingChange } from '../../../server/contract/people.ts';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { useStorefronts } from '../../api/use-storefronts.ts';
import type { SettingNames } from '../../locales/setting-words.ts';

/** Names of lists and storefronts. Without Brevo, or until they are here, their numbers have to do. */
export function useSettingNames(changes: readonly SettingChange[]): SettingNames {
  // Asks Brevo only if there is a list to name.
  const lists = useBrevoLists({ enabled: changes.some(({ path }) => path.includes('lists.')) });
  const storefronts = useStorefronts();
  return {
    list: (wanted) => lists.data?.find(({ id }) => id === wanted)?.name,
    storefront: (wanted) => storefronts.data?.find(({ id }) => id === wanted)?.name,
  };
}
