import type { SettingsDocument } from '../../contract/settings.ts';
import type { ListName } from './storefront-settings.ts';

const IN_WORDS: Readonly<Record<ListName, string>> = {
  allCustomers: 'the list for customers',
  buyers: 'the list for buyers',
  abandonedCart: 'the list for abandoned carts',
  newsletter: 'the list for the newsletter',
  cohortNew: 'the list for new customers',
  cohortReturning: 'the list for returning customers',
  cohortVip: 'the list for VIPs',
};

type Lists = Partial<Record<ListName, number | null>>;

/** A saved document without these lists, and what they were for: in English, and as codes (`buyers`, `buyers@2`). Pure. */
export function forgetLists(
  document: Partial<SettingsDocument>,
  gone: ReadonlySet<number>,
): { changed: Partial<SettingsDocument>; named: string[]; gone: string[] } {
  const named: string[] = [];
  const codes: string[] = [];
  const without = (lists: Lists, channelId?: string): Lists =>
    Object.fromEntries(
      Object.entries(lists).map(([name, id]) => {
        if (id === null || id === undefined || !gone.has(id)) return [name, id];
        const where = channelId === undefined ? '' : ` of storefront ${channelId}`;
        named.push(`${IN_WORDS[name as ListName]}${where}`);
        codes.push(channelId === undefined ? name : `${name}@${channelId}`);
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
    named,
    gone: codes,
  };
}
