import type { BrevoClient } from '../clients/brevo/brevo-client.ts';
import type { Settings, SettingsDocument } from '../contract/settings.ts';
import type { ActivityRepository } from '../db/activity.ts';
import type { SettingsRepository } from '../db/settings.ts';
import type { Store } from '../db/stores.ts';

const FOLDER = 'BigCommerce';

/** Which Brevo lists customers go into. An import needs at least one (reference/brevo.md §2.7). */
export class ListChooser {
  readonly #deps: {
    settings: SettingsRepository;
    activity: ActivityRepository;
    now(): number;
  };

  constructor(deps: {
    settings: SettingsRepository;
    activity: ActivityRepository;
    now(): number;
  }) {
    this.#deps = deps;
  }

  /** The chosen list; if none was chosen, one named after the store, made once and saved as the choice. */
  async listIds(
    { store, settings, brevo }: { store: Store; settings: Settings; brevo: BrevoClient },
    signal: AbortSignal,
  ): Promise<number[]> {
    const chosen = settings.lists.allCustomers;
    if (chosen !== null) return [chosen];
    const name = `${store.profile.name} – customers`;
    const { id: folderId } = await brevo.ensureFolder(FOLDER, { signal });
    const known = (await brevo.listLists({ signal })).find(
      (list) => list.folderId === folderId && list.name === name,
    );
    const { id } = known ?? (await brevo.createList({ name, folderId }, { signal }));
    await this.#saveChoice(store.storeHash, id);
    return [id];
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
        message: 'No list was chosen, so a list for customers was made in Brevo.',
        at: now(),
      });
  }
}
