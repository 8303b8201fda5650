import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { Settings, SettingsDocument } from '../../contract/settings.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { SettingsRepository } from '../../db/store/settings.ts';
import type { Store } from '../../db/store/stores.ts';
import { forgetLists } from './forget-lists.ts';

/** Lists that we make live here, so that a merchant recognises them. */
export const FOLDER = 'BigCommerce';

interface ListChooserDeps {
  settings: SettingsRepository;
  activity: ActivityRepository;
  now(): number;
}

/** Sees to it that there is a Brevo list to go into: an import needs at least one (reference/brevo.md §2.7). */
export class ListChooser {
  readonly #deps: ListChooserDeps;

  constructor(deps: ListChooserDeps) {
    this.#deps = deps;
  }

  /**
   * The settings, with a list for all customers in any case: if none was chosen, one named after the store, made once and saved
   * as the choice.
   */
  async withList(
    { store, settings, brevo }: { store: Store; settings: Settings; brevo: BrevoClient },
    signal: AbortSignal,
  ): Promise<Settings> {
    if (settings.lists.allCustomers !== null) return settings;
    const name = `${store.profile.name} – customers`;
    const { id: folderId } = await brevo.lists.ensureFolder(FOLDER, { signal });
    const known = (await brevo.lists.list({ signal })).find(
      (list) => list.folderId === folderId && list.name === name,
    );
    const { id } = known ?? (await brevo.lists.create({ name, folderId }, { signal }));
    await this.#saveChoice(store.storeHash, id);
    return { ...settings, lists: { ...settings.lists, allCustomers: id } };
  }

  /**
   * Somebody deleted these lists in Brevo. The choices that name them go, so that storefronts fall back on what is chosen for
   * all of them, and the merchant is told. If that was the list for all customers, a new one is made when it is next needed.
   * Answers false if nothing was changed.
   */
  async forgetGone(storeHash: string, listIds: readonly number[]): Promise<boolean> {
    const { settings, activity, now } = this.#deps;
    const { version, document } = await settings.find(storeHash);
    const { changed, gone } = forgetLists(document as Partial<SettingsDocument>, new Set(listIds));
    if (gone.length === 0) return false;
    // If somebody saves at this very moment, theirs counts: what is gone is found again.
    if (!(await settings.save(storeHash, version, changed as SettingsDocument, now())))
      return false;
    await activity.add(storeHash, {
      kind: 'list_gone',
      ...activityOf('list_gone', { lists: gone }),
      level: 'warning',
      at: now(),
    });
    return true;
  }

  async #saveChoice(storeHash: string, listId: number): Promise<void> {
    const { settings, activity, now } = this.#deps;
    const { version, document } = await settings.find(storeHash);
    const saved = document as Partial<SettingsDocument>;
    const lists = { ...saved.lists, allCustomers: listId };
    // If somebody saves at this very moment, theirs counts; the list is found by name the next time.
    const isSaved = await settings.save(
      storeHash,
      version,
      { ...saved, lists } as SettingsDocument,
      now(),
    );
    if (isSaved)
      await activity.add(storeHash, {
        kind: 'list_created',
        ...activityOf('list_created'),
        at: now(),
      });
  }
}
