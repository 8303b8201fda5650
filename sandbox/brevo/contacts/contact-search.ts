import type { Account } from '../account/account.ts';
import type { Contact } from './contact.ts';

export interface FoundContacts {
  contacts: Contact[];
  /** All that match, not only this page. */
  total: number;
  page: number;
  pages: number;
}

const PAGE_SIZE = 25;

/** A page of an account's contacts, newest first; `q` looks for a text in identifiers and text attributes. */
export function searchContacts(
  account: Account,
  query: { q?: unknown; page?: unknown },
): FoundContacts {
  const wanted = typeof query.q === 'string' ? query.q.trim().toLowerCase() : '';
  const asked = Math.max(1, Math.floor(Number(query.page)) || 1);
  const contacts: Contact[] = [];
  let total = 0;
  for (const contact of account.contacts.inOrder('desc')) {
    if (wanted && !mentions(contact, wanted)) continue;
    if (total >= (asked - 1) * PAGE_SIZE && contacts.length < PAGE_SIZE) contacts.push(contact);
    total += 1;
  }
  return { contacts, total, page: asked, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

function mentions({ email, extId, sms, attributes }: Contact, wanted: string): boolean {
  const digits = wanted.replace(/^\+/, '');
  if (email?.includes(wanted) || extId?.toLowerCase().includes(wanted)) return true;
  if (sms?.includes(digits)) return true;
  return Object.values(attributes).some(
    (value) => typeof value === 'string' && value.toLowerCase().includes(wanted),
  );
}
