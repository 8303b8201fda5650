import type { OutgoingContact } from './contact-batch.ts';

/**
 * A contact that waits until its call is full, beside thousands of others: so its attributes wait as the text that they will be
 * sent as, which is a third of their size.
 */
export interface WaitingContact
  extends Pick<
    OutgoingContact,
    'contactKey' | 'email' | 'lane' | 'listIds' | 'leavesListIds' | 'modifiedAt' | 'entityId'
  > {
  /** The import's row for it, in JSON. */
  row: string;
  /** Of the row, in bytes. */
  bytes: number;
  entries: OutgoingContact['entries'];
  /** Names of its attributes, if some of them are to be emptied. */
  emptiedWith?: string;
}

export function toWaiting(contact: OutgoingContact): WaitingContact {
  const { contactKey, email, attributes, lane, listIds, leavesListIds, empties = [] } = contact;
  const { modifiedAt, entityId, bytes, entries } = contact;
  const names = Object.keys(attributes).sort().join();
  return {
    ...{ contactKey, email, lane, listIds, leavesListIds, modifiedAt, entityId, bytes, entries },
    row: JSON.stringify({ email, attributes }),
    emptiedWith: empties.length > 0 ? names : undefined,
  };
}

/** What it takes to be in a list. It stands for no record: the whole contact does. */
export function toMember(contact: WaitingContact, listId: number): WaitingContact {
  const row = JSON.stringify({ email: contact.email, attributes: {} });
  return {
    ...contact,
    ...{ row, bytes: Buffer.byteLength(row) + 1, emptiedWith: undefined },
    ...{ entries: [], listIds: [listId], leavesListIds: [] },
  };
}
