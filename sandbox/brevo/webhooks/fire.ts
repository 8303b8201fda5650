import type { Account } from '../account/account.ts';
import type { AttributeValue } from '../contacts/contact.ts';
import type { NoticeEvent } from './notice.ts';
import type { WebhookType } from './webhook.ts';

export interface FireOptions {
  /** Lists that the contact joins, for `listAddition`. */
  listIds?: number[];
  /** What `contactUpdated` sets, as a person in Brevo would. */
  attributes?: Record<string, AttributeValue>;
  /** Replaces parts of the payload, such as `ts_event`. */
  payload?: Record<string, unknown>;
  /** Webhooks of which type are told; `marketing` if not given. */
  type?: WebhookType;
}

const BLOCKS: readonly NoticeEvent[] = ['unsubscribed', 'spam', 'hardBounce'];

/**
 * Lets something happen to a contact without the API, and tells the webhooks: unsubscribing, a complaint and a hard bounce
 * block the e-mail address, `listAddition` joins lists, `contactUpdated` sets attributes, `contactDeleted` deletes.
 * Addresses that the account does not know are announced all the same.
 */
export function fire(
  account: Account,
  event: NoticeEvent,
  email: string,
  { listIds, attributes = {}, payload, type = 'marketing' }: FireOptions = {},
): void {
  const contact = account.contacts.find('email', email.toLowerCase());
  if (contact && event === 'contactDeleted') {
    account.deleteContact(contact);
    return;
  }
  if (contact) {
    if (BLOCKS.includes(event)) contact.emailBlacklisted = true;
    Object.assign(contact.attributes, attributes);
    for (const id of listIds ?? []) {
      const list = account.lists.find(id);
      if (list) account.lists.join(contact, list);
    }
    contact.modifiedAt = Date.now();
  }
  account.announce({
    ...{ event, email, type, payload },
    changed: attributes,
    listIds: listIds ?? contact?.listIds ?? [],
  });
}

/** What the page's button does: lifts the block, as only a person in Brevo may. */
export function resubscribe(account: Account, email: string): void {
  const contact = account.contacts.find('email', email.toLowerCase());
  if (!contact?.emailBlacklisted) return;
  contact.emailBlacklisted = false;
  contact.modifiedAt = Date.now();
  const changed = { emailBlacklisted: false };
  account.announce({ event: 'contactUpdated', email, changed });
}
