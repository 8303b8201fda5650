import type { ContactStore } from '../contacts/contact-store.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { ContactList, Folder, ListStore } from './list-store.ts';

/** A list as the API shows it. Its totals are on their way out (reference §2.1). */
export function toListWire(list: ContactList, contacts: ContactStore, switches: BrevoSwitches) {
  const { id, name, folderId, contactIds } = list;
  return { id, name, folderId, ...totals([...contactIds], contacts, switches) };
}

export function toFolderWire(
  { id, name }: Folder,
  lists: ListStore,
  contacts: ContactStore,
  switches: BrevoSwitches,
) {
  const members = new Set(lists.list(id).flatMap(({ contactIds }) => [...contactIds]));
  return { id, name, ...totals([...members], contacts, switches) };
}

function totals(contactIds: number[], contacts: ContactStore, { listTotals }: BrevoSwitches) {
  const uniqueSubscribers = contactIds.length;
  if (listTotals === 'zero') return { uniqueSubscribers, totalSubscribers: 0, totalBlacklisted: 0 };
  const totalBlacklisted = contactIds.filter(
    (id) => contacts.findById(id)?.emailBlacklisted,
  ).length;
  return {
    uniqueSubscribers,
    totalSubscribers: uniqueSubscribers - totalBlacklisted,
    totalBlacklisted,
  };
}
