import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { SettingsUpdate } from '../../contract/settings.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import type { StoreRepository } from '../../db/store/stores.ts';
import { AppError } from '../../errors.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { chosenLists } from '../storefronts/chosen-lists.ts';
import { FOLDER } from '../storefronts/list-chooser.ts';
import { findGoneLists } from '../storefronts/lists-gone.ts';
import type { ListName } from '../storefronts/storefront-settings.ts';

const NAMES: Readonly<Record<ListName, string>> = {
  allCustomers: 'customers',
  buyers: 'buyers',
  abandonedCart: 'abandoned carts',
  newsletter: 'newsletter',
  cohortNew: 'new customers',
  cohortReturning: 'returning customers',
  cohortVip: 'VIPs',
};

interface RecreateListsDeps {
  stores: StoreRepository;
  channels: ChannelRepository;
  settings: SettingsService;
  remotes: RemoteClients;
}

/**
 * Makes lists anew that were deleted in Brevo, and chooses them in the places of the old ones; the save lets people be put
 * in. A list of the same name in our folder is taken instead, so a second click makes no second one. Throws AppError
 * `settings_changed` if somebody saved meanwhile.
 */
export async function recreateLists(
  { stores, channels, settings, remotes }: RecreateListsDeps,
  actor: { storeHash: string; userId: number },
  signal: AbortSignal,
): Promise<void> {
  const { storeHash } = actor;
  const store = await stores.find(storeHash);
  if (!store) throw new AppError('store_not_installed', 'The app is not installed in this store.');
  const brevo = await remotes.brevo(storeHash, { interactive: true });
  const before = await settings.get(storeHash);
  const chosen = chosenLists(before);
  const gone = await findGoneLists(brevo, [...new Set(chosen.map(([, id]) => id))], signal);
  if (gone.length === 0) return;

  const names = new Map((await channels.list(storeHash)).map(({ id, name }) => [id, name]));
  const nameOf = (path: string) => {
    const [role, channelId] = [path.split('.').at(-1), /^storefronts\.(\d+)\./.exec(path)?.[1]];
    const where = channelId && (names.get(Number(channelId)) ?? channelId);
    return [store.profile.name, where, NAMES[role as ListName]].filter(Boolean).join(' – ');
  };
  // One list that was chosen in several places becomes one again.
  const wanted = new Map(
    gone.map((id) => [id, nameOf(chosen.find(([, one]) => one === id)?.[0] ?? '')]),
  );
  const made = await makeLists(brevo, wanted, signal);
  const renewed = (id: number | null) => (id === null ? null : (made.get(id) ?? id));
  const renew = <Lists extends object>(lists: Lists): Lists =>
    Object.fromEntries(Object.entries(lists).map(([role, id]) => [role, renewed(id)])) as Lists;
  const update: SettingsUpdate = {
    version: before.version,
    lists: renew(before.lists),
    storefronts: Object.fromEntries(
      Object.entries(before.storefronts).map(([channelId, one]) => [
        channelId,
        one.lists ? { ...one, lists: renew(one.lists) } : one,
      ]),
    ),
  };
  await settings.save(actor, update);
}

/** By the ids that they replace. */
async function makeLists(
  brevo: BrevoClient,
  wanted: ReadonlyMap<number, string>,
  signal: AbortSignal,
): Promise<Map<number, number>> {
  const { id: folderId } = await brevo.lists.ensureFolder(FOLDER, { signal });
  const known = await brevo.lists.list({ signal });
  const made = new Map<number, number>();
  for (const [goneId, name] of wanted) {
    const existing = known.find((list) => list.folderId === folderId && list.name === name);
    const { id } = existing ?? (await brevo.lists.create({ name, folderId }, { signal }));
    made.set(goneId, id);
  }
  return made;
}
