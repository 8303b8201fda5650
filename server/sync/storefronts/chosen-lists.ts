import type { RemoteClients } from '../../clients/remote-clients.ts';
import type { SettingsDocument } from '../../contract/settings.ts';
import { AppError, RemoteError } from '../../errors.ts';

type Lists = Pick<SettingsDocument, 'lists' | 'storefronts'>;

/**
 * Throws AppError `brevo_rejected` with a problem for each list that was chosen now and that Brevo does not have. What was
 * chosen before is not asked for again; where Brevo is not connected or cannot be asked, the settings are saved as they are.
 */
export async function refuseMissingLists(
  remotes: RemoteClients,
  storeHash: string,
  before: Lists,
  after: Lists,
): Promise<void> {
  const known = new Map(chosenLists(before));
  const chosen = chosenLists(after).filter(([path, id]) => known.get(path) !== id);
  if (chosen.length === 0) return;
  const existing = await findListIds(remotes, storeHash);
  const missing = existing ? chosen.filter(([, id]) => !existing.has(id)) : [];
  if (missing.length === 0) return;
  throw new AppError(
    'brevo_rejected',
    'Brevo has no such list any more. Choose one that is there, or make a new one.',
    {
      problems: missing.map(([path, id]) => ({ path, message: `Brevo has no list ${id}.` })),
    },
  );
}

/** Every list that the settings name, with where they do. */
export function chosenLists({ lists, storefronts }: Lists): Array<[path: string, id: number]> {
  const ofStorefronts = Object.entries(storefronts).map(
    ([channelId, storefront]) =>
      [`storefronts.${channelId}.lists`, storefront.lists ?? {}] as const,
  );
  return [['lists', lists] as const, ...ofStorefronts].flatMap(([path, chosen]) =>
    Object.entries(chosen).flatMap(
      ([role, id]): Array<[string, number]> =>
        typeof id === 'number' ? [[`${path}.${role}`, id]] : [],
    ),
  );
}

/** Undefined: nobody can tell right now, and a save must not depend on that. */
async function findListIds(
  remotes: RemoteClients,
  storeHash: string,
): Promise<ReadonlySet<number> | undefined> {
  try {
    const brevo = await remotes.brevo(storeHash, { interactive: true });
    return new Set((await brevo.lists.list()).map(({ id }) => id));
  } catch (error) {
    const isUnconnected = error instanceof AppError && error.code === 'brevo_not_connected';
    if (isUnconnected || error instanceof RemoteError) return undefined;
    throw error;
  }
}
