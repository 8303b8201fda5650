import { z } from 'zod';
import { RemoteError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { Pacer } from '../pacing/pacer.ts';
import { type AnswerListener, RemoteHttp } from '../remote-http.ts';
import { AccountWire, type BrevoAccount, toAccount } from './account.ts';
import {
  AttributesWire,
  type ContactAttribute,
  type NewContactAttribute,
  toAttributes,
} from './attribute.ts';
import { type BlockMemory, NO_MEMORY } from './block-memory.ts';
import { CatalogueApi } from './catalogue.ts';
import {
  type Contact,
  type ContactChanges,
  ContactWire,
  type ContactWritten,
  fromChanges,
  type IdentifierType,
  toContact,
} from './contact.ts';
import { ContactListsApi } from './contact-lists.ts';
import { type ContactStatePage, contactStatePages } from './contact-states.ts';
import { type EventTransport, type EventTransportName, V3Events } from './event.ts';
import { ImportsApi } from './imports.ts';
import { LegacyTracker } from './legacy-tracker.ts';
import { CreatedWire } from './list.ts';
import { readBrevoRefusal } from './refusal.ts';
import { ShopOrdersApi } from './shop-orders.ts';
import { BrevoWebhooksApi } from './webhooks.ts';
import { withoutPhone } from './without-phone.ts';

interface Options {
  signal?: AbortSignal;
}

/** Keys of the older tracker by account, which its limiter stands for. */
const trackerKeys = new WeakMap<Pacer, string>();

/**
 * One Brevo account, used with a merchant's key. Throws `RemoteError`, or the signal's reason once it is aborted.
 * Sources: reference/brevo.md §1 and §2. Contacts, lists, folders and attributes have 10 calls a second; the account and
 * processes share 100 an hour with everything else: be sparing with those.
 */
export class BrevoClient {
  readonly #http: RemoteHttp;
  readonly lists: ContactListsApi;
  readonly imports: ImportsApi;
  readonly catalogue: CatalogueApi;
  readonly orders: ShopOrdersApi;
  readonly events: EventTransport;
  readonly webhooks: BrevoWebhooksApi;
  readonly blocks: BlockMemory;

  /**
   * `apiUrl` is such as `https://api.brevo.com/v3`. `limiter` is the one that all clients of this account share.
   * `maxWaitMs` is how long a call may wait for its turn before it fails as `limited`; 10 s by default.
   */
  constructor({
    apiUrl,
    apiKey,
    limiter,
    trackerUrl = '',
    eventTransport = 'v3_events',
    blocks = NO_MEMORY,
    ...options
  }: {
    apiUrl: string;
    apiKey: string;
    limiter: Pacer;
    /** Only `legacy_tracker` needs it. */
    trackerUrl?: string;
    eventTransport?: EventTransportName;
    blocks?: BlockMemory;
    logger?: Logger;
    onAnswer?: AnswerListener;
    maxWaitMs?: number;
    timeoutMs?: number;
  }) {
    this.#http = new RemoteHttp({
      ...options,
      service: 'Brevo',
      baseUrl: apiUrl,
      headers: { 'api-key': apiKey },
      pacer: limiter,
      readRefusal: readBrevoRefusal,
    });
    this.lists = new ContactListsApi(this.#http);
    this.imports = new ImportsApi(this.#http);
    this.catalogue = new CatalogueApi(this.#http);
    this.orders = new ShopOrdersApi(this.#http);
    this.webhooks = new BrevoWebhooksApi(this.#http);
    this.blocks = blocks;
    const readKey = () => this.#trackerKey(limiter);
    this.events =
      eventTransport === 'legacy_tracker'
        ? new LegacyTracker({ url: trackerUrl, readKey, logger: options.logger })
        : new V3Events(this.#http);
  }

  async getAccount({ signal }: Options = {}): Promise<BrevoAccount> {
    return toAccount(await this.#http.get('/account', { schema: AccountWire, signal }));
  }

  /** Asked for once a process: reading the account spends the scarcest calls. */
  async #trackerKey(account: Pacer): Promise<string | null> {
    const known = trackerKeys.get(account) ?? (await this.getAccount()).automationKey;
    if (known !== null) trackerKeys.set(account, known);
    return known;
  }

  async listAttributes({ signal }: Options = {}): Promise<ContactAttribute[]> {
    const schema = AttributesWire;
    return toAttributes(await this.#http.get('/contacts/attributes', { schema, signal }));
  }

  /** `isNew` is false if there is one of that name already: read the list to see whether its type will do. */
  async createAttribute(
    { category, name, type }: NewContactAttribute,
    { signal }: Options = {},
  ): Promise<{ isNew: boolean }> {
    try {
      await this.#http.post('/contacts/attributes/{category}/{name}', {
        params: { category, name },
        body: { type },
        schema: z.unknown(),
        signal,
      });
      return { isNew: true };
    } catch (error) {
      // Brevo has more than one way of saying that it exists (reference/brevo.md §1.3), so we look.
      if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
      const attributes = await this.listAttributes({ signal });
      if (!attributes.some((attribute) => attribute.name === name)) throw error;
      return { isNew: false };
    }
  }

  /**
   * Creates or updates one contact, known by `email` or `extId`. A phone that Brevo refuses is left out, and the result
   * says so. Who is known to be blocked is blocked again if Brevo no longer knows them.
   */
  async upsertContact(
    { email, ...changes }: ContactChanges & { email?: string },
    { signal }: Options = {},
  ): Promise<ContactWritten> {
    if (changes.emailBlacklisted && email) await this.blocks.noteOwn([email]);
    const isKnownBlocked = email !== undefined && (await this.blocks.among([email])).size > 0;
    if (isKnownBlocked && !(await this.findContact(email, 'email_id', { signal })))
      changes.emailBlacklisted = true;
    return withoutPhone(changes, async (accepted) => {
      const created = await this.#http.post('/contacts', {
        body: { email, ...fromChanges(accepted), updateEnabled: true },
        // 201 with an id for a new contact, 204 without a body for a known one.
        schema: CreatedWire.nullable(),
        empty: null,
        isIdempotent: true,
        signal,
      });
      return created !== null;
    });
  }

  async findContact(
    identifier: string | number,
    identifierType: IdentifierType,
    { signal }: Options = {},
  ): Promise<Contact | undefined> {
    const params = { identifier };
    const query = { identifierType };
    const path = '/contacts/{identifier}';
    try {
      return toContact(await this.#http.get(path, { params, query, schema: ContactWire, signal }));
    } catch (error) {
      if (error instanceof RemoteError && error.failure === 'missing') return undefined;
      throw error;
    }
  }

  /** Whether contacts are blocked: those changed since a time, page by page. `offset` resumes a walk. */
  contactStatePages(options: {
    since: number | null;
    offset?: number;
    signal?: AbortSignal;
  }): AsyncGenerator<ContactStatePage> {
    return contactStatePages(this.#http, options);
  }

  /** Changes a contact that exists; throws `missing` if it does not. A refused phone is left out, as in `upsertContact`. */
  async updateContact(
    identifier: string | number,
    identifierType: IdentifierType,
    { unlinkListIds, ...changes }: ContactChanges & { unlinkListIds?: readonly number[] },
    { signal }: Options = {},
  ): Promise<ContactWritten> {
    return withoutPhone(changes, async (accepted) => {
      await this.#http.put('/contacts/{identifier}', {
        params: { identifier },
        query: { identifierType },
        body: {
          ...fromChanges(accepted),
          unlinkListIds: unlinkListIds?.length ? unlinkListIds : undefined,
        },
        schema: z.unknown(),
        isIdempotent: true,
        signal,
      });
      return false;
    });
  }

  /** Erases a contact. One that is gone already throws `missing`. */
  async deleteContact(contactId: number, { signal }: Options = {}): Promise<void> {
    await this.#http.delete('/contacts/{identifier}', {
      params: { identifier: contactId },
      query: { identifierType: 'contact_id' },
      schema: z.unknown(),
      isIdempotent: true,
      signal,
    });
  }
}
