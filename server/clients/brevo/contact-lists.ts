import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { RemoteHttp } from '../remote-http.ts';
import {
  type ContactList,
  CreatedWire,
  type Folder,
  FoldersWire,
  ListsWire,
  toFolders,
  toLists,
} from './list.ts';

interface Options {
  signal?: AbortSignal;
}

/** The most that a page of lists or folders holds. */
const PAGE_SIZE = 50;
/** The most that one call takes out of a list. */
const MEMBERS_A_CALL = 150;

/** An account's lists of contacts, and the folders they are in. Source: reference/brevo.md §2.1. */
export class ContactListsApi {
  readonly #http: RemoteHttp;

  constructor(http: RemoteHttp) {
    this.#http = http;
  }

  /** Every list of the account, oldest first. */
  async list({ signal }: Options = {}): Promise<ContactList[]> {
    return this.#everyPage(async (query) =>
      toLists(await this.#http.get('/contacts/lists', { query, schema: ListsWire, signal })),
    );
  }

  async create(
    { name, folderId }: { name: string; folderId: number },
    { signal }: Options = {},
  ): Promise<{ id: number }> {
    const body = { name, folderId };
    return this.#http.post('/contacts/lists', { body, schema: CreatedWire, signal });
  }

  /**
   * Takes contacts out of a list, 150 a call. Those who are not in it, or not known, are passed over (reference/brevo.md §2.1).
   * Throws `missing` if there is no such list.
   */
  async removeMembers(
    listId: number,
    emails: readonly string[],
    { signal }: Options = {},
  ): Promise<void> {
    for (let start = 0; start < emails.length; start += MEMBERS_A_CALL) {
      try {
        await this.#http.post('/contacts/lists/{listId}/contacts/remove', {
          params: { listId },
          body: { emails: emails.slice(start, start + MEMBERS_A_CALL) },
          schema: z.unknown(),
          isIdempotent: true,
          signal,
        });
      } catch (error) {
        // Of all of them none was in it: an answer, not a fault.
        if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
      }
    }
  }

  /** Every folder of the account, oldest first. */
  async listFolders({ signal }: Options = {}): Promise<Folder[]> {
    return this.#everyPage(async (query) =>
      toFolders(await this.#http.get('/contacts/folders', { query, schema: FoldersWire, signal })),
    );
  }

  /** The oldest folder of that name, which is created if there is none. */
  async ensureFolder(name: string, { signal }: Options = {}): Promise<{ id: number }> {
    const existing = (await this.listFolders({ signal })).find((folder) => folder.name === name);
    if (existing) return { id: existing.id };
    const body = { name };
    return this.#http.post('/contacts/folders', { body, schema: CreatedWire, signal });
  }

  async #everyPage<T>(
    read: (query: { limit: number; offset: number; sort: 'asc' }) => Promise<T[]>,
  ): Promise<T[]> {
    const items: T[] = [];
    for (let offset = 0; ; offset += PAGE_SIZE) {
      const page = await read({ limit: PAGE_SIZE, offset, sort: 'asc' });
      items.push(...page);
      if (page.length < PAGE_SIZE) return items;
    }
  }
}
