import type { Contact } from '../contacts/contact.ts';
import type { ContactStore } from '../contacts/contact-store.ts';

export const LISTS_MAX = 300;
export const FOLDERS_MAX = 300;

export interface Folder {
  readonly id: number;
  name: string;
}

export interface ContactList {
  readonly id: number;
  name: string;
  folderId: number;
  readonly createdAt: number;
  readonly contactIds: Set<number>;
}

/** The lists of an account, the folders that they lie in, and who is in which. */
export class ListStore {
  readonly #contacts: ContactStore;
  readonly #lists = new Map<number, ContactList>();
  readonly #folders = new Map<number, Folder>();
  /** One array for each combination of lists, shared by all contacts that are in just these. */
  readonly #combinations = new Map<string, readonly number[]>();
  // A real account's list 1 is Brevo's own, for visitors that its tracker identified.
  #lastListId = 1;
  #lastFolderId = 0;

  constructor(contacts: ContactStore) {
    this.#contacts = contacts;
  }

  get size(): number {
    return this.#lists.size;
  }

  get folderCount(): number {
    return this.#folders.size;
  }

  add(name: string, folderId: number, now = Date.now()): ContactList {
    const id = ++this.#lastListId;
    const list: ContactList = { id, name, folderId, createdAt: now, contactIds: new Set() };
    this.#lists.set(id, list);
    return list;
  }

  addFolder(name: string): Folder {
    const folder = { id: ++this.#lastFolderId, name };
    this.#folders.set(folder.id, folder);
    return folder;
  }

  find(id: number): ContactList | undefined {
    return this.#lists.get(id);
  }

  findByName(name: string): ContactList | undefined {
    return this.list().find((list) => list.name === name);
  }

  findFolder(id: number): Folder | undefined {
    return this.#folders.get(id);
  }

  list(folderId?: number): ContactList[] {
    const all = [...this.#lists.values()];
    return folderId === undefined ? all : all.filter((list) => list.folderId === folderId);
  }

  folders(): Folder[] {
    return [...this.#folders.values()];
  }

  members({ contactIds }: ContactList): Contact[] {
    return [...contactIds].flatMap((id) => this.#contacts.findById(id) ?? []);
  }

  /** False if the contact was in it already. */
  join(contact: Contact, list: ContactList): boolean {
    if (list.contactIds.has(contact.id)) return false;
    list.contactIds.add(contact.id);
    contact.listIds = this.#combination([...contact.listIds, list.id]);
    return true;
  }

  /** False if the contact was not in it. */
  leave(contact: Contact, list: ContactList): boolean {
    if (!list.contactIds.delete(contact.id)) return false;
    contact.listIds = this.#combination(contact.listIds.filter((id) => id !== list.id));
    return true;
  }

  leaveAll(contact: Contact): void {
    for (const id of contact.listIds) this.#lists.get(id)?.contactIds.delete(contact.id);
    contact.listIds = this.#combination([]);
  }

  /** Its contacts stay in the account. */
  delete(list: ContactList): void {
    for (const contact of this.members(list)) this.leave(contact, list);
    this.#lists.delete(list.id);
  }

  /** Takes its lists with it, as Brevo does. */
  deleteFolder(folder: Folder): void {
    for (const list of this.list(folder.id)) this.delete(list);
    this.#folders.delete(folder.id);
  }

  #combination(ids: number[]): readonly number[] {
    const sorted = ids.sort((one, other) => one - other);
    const key = sorted.join();
    const known = this.#combinations.get(key);
    if (known) return known;
    this.#combinations.set(key, Object.freeze(sorted));
    return sorted;
  }
}
