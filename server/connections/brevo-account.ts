import type { BrevoClient } from '../clients/brevo/brevo-client.ts';
import type { RemoteClients } from '../clients/remote-clients.ts';
import type { BrevoAttribute, BrevoAttributeType, BrevoList } from '../contract/brevo-account.ts';
import { BrevoAttributeType as KnownType } from '../contract/brevo-account.ts';
import type { ConnectionRepository } from '../db/brevo/connections.ts';
import { AppError, RemoteError } from '../errors.ts';
import { explainRefusal } from './explain-refusal.ts';

/** Lists we create live here, so that a merchant recognises them. */
const FOLDER = 'BigCommerce';
/** reference/brevo.md §1.5 */
const ATTRIBUTE_LIMIT = 200;

/** What the merchant's Brevo account has, and what can be created in it from our pages. */
export class BrevoAccount {
  readonly #remotes: RemoteClients;
  readonly #connections: ConnectionRepository;
  readonly #now: () => number;

  constructor(deps: {
    remotes: RemoteClients;
    connections: ConnectionRepository;
    now: () => number;
  }) {
    this.#remotes = deps.remotes;
    this.#connections = deps.connections;
    this.#now = deps.now;
  }

  async listLists(storeHash: string): Promise<BrevoList[]> {
    const lists = await this.#ask(storeHash, (brevo) => brevo.lists.list());
    return lists.map(({ id, name, folderId }) => ({ id, name, folderId }));
  }

  /** The list of this name that is already in our folder, or a new one: a second click makes no second list. */
  async createList(storeHash: string, name: string): Promise<BrevoList> {
    return this.#ask(storeHash, async (brevo) => {
      const { id: folderId } = await brevo.lists.ensureFolder(FOLDER);
      const known = (await brevo.lists.list()).find(
        (list) => list.folderId === folderId && list.name === name,
      );
      if (known) return known;
      const { id } = await brevo.lists.create({ name, folderId });
      return { id, name, folderId };
    });
  }

  async listAttributes(storeHash: string): Promise<BrevoAttribute[]> {
    const attributes = await this.#ask(storeHash, (brevo) => brevo.listAttributes());
    return attributes.map(toBrevoAttribute);
  }

  /** Throws AppError `conflict` when the name is taken with another type, or the account is full. */
  async createAttribute(
    storeHash: string,
    wanted: { name: string; type: 'text' | 'date' | 'float' | 'boolean' },
  ): Promise<BrevoAttribute> {
    return this.#ask(storeHash, async (brevo) => {
      const attributes = (await brevo.listAttributes()).map(toBrevoAttribute);
      const known = attributes.find(({ name }) => name === wanted.name);
      if (known && known.type === wanted.type) return known;
      if (known)
        throw new AppError(
          'conflict',
          `Brevo already has an attribute ${wanted.name}, of type ${known.type}.`,
        );
      if (attributes.length >= ATTRIBUTE_LIMIT)
        throw new AppError(
          'conflict',
          `Brevo allows ${ATTRIBUTE_LIMIT} attributes and this account has them all. Delete one in Brevo, or use one that exists.`,
        );
      await brevo.createAttribute({ category: 'normal', ...wanted });
      return { name: wanted.name, category: 'normal', type: wanted.type };
    });
  }

  /** Runs a call for somebody who is watching, and remembers if Brevo refuses the key. */
  async #ask<T>(storeHash: string, call: (brevo: BrevoClient) => Promise<T>): Promise<T> {
    const brevo = await this.#remotes.brevo(storeHash, { interactive: true });
    try {
      return await call(brevo);
    } catch (error) {
      if (error instanceof RemoteError && error.isCredentialFailure)
        await this.#connections.saveProblem(storeHash, 'brevo', error.code, this.#now());
      throw explainRefusal(error);
    }
  }
}

function toBrevoAttribute(attribute: {
  name: string;
  category: string;
  type: string | null;
}): BrevoAttribute {
  const type: BrevoAttributeType = KnownType.safeParse(attribute.type).data ?? 'unknown';
  return { name: attribute.name, category: attribute.category, type };
}
