import type { SettingsDocument } from '../../contract/settings.ts';
import type { ListName } from './storefront-settings.ts';

type Lists = Partial<Record<ListName, number | null>>;

/** A saved document without these lists, and what they were for: by name, and of which storefront (`buyers`, `buyers@2`). Pure. */
export function forgetLists(
  document: Partial<SettingsDocument>,
  gone: ReadonlySet<number>,
): { changed: Partial<SettingsDocument>; gone: string[] } {
  const names: string[] = [];
  const without = (lists: Lists, channelId?: string): Lists =>
    Object.fromEntries(
      Object.entries(lists).map(([name, id]) => {
        if (id === null || id === undefined || !gone.has(id)) return [name, id];
        names.push(channelId === undefined ? name : `${name}@${channelId}`);
        return [name, null];
      }),
    );
  const storefronts = Object.fromEntries(
    Object.entries(document.storefronts ?? {}).map(([channelId, one]) => [
      channelId,
      one.lists ? { ...one, lists: without(one.lists, channelId) } : one,
    ]),
  );
  const lists = without(document.lists ?? {});
  return {
    changed: { ...document, lists, storefronts } as Partial<SettingsDocument>,
    gone: names,
  };
}
