import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { Check, Finding } from '../../contract/diagnostics.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { chosenLists } from '../storefronts/chosen-lists.ts';
import { findGoneLists } from '../storefronts/lists-gone.ts';

/** Whether the lists that the settings name are still there. */
export function checkLists({
  remotes,
  settings,
}: {
  remotes: RemoteClients;
  settings: SettingsService;
}): Check<'lists'> {
  return {
    id: 'lists',
    async look(storeHash, signal): Promise<Finding<'lists'>> {
      const brevo = await remotes.brevo(storeHash, { interactive: true });
      const chosen = chosenLists(await settings.get(storeHash));
      if (chosen.length === 0) return { state: 'ok', code: 'none' };
      const ids = [...new Set(chosen.map(([, id]) => id))];
      const gone = await findGoneLists(brevo, ids, signal);
      if (gone.length === 0) return { state: 'ok', code: 'ok' };
      const lists = gone.map((id) => `#${id}`).join(', ');
      return { state: 'problem', code: 'gone', params: { lists }, mend: 'lists' };
    },
  };
}
