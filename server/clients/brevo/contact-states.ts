import { z } from 'zod';
import type { RemoteHttp } from '../remote-http.ts';

/** Whether Brevo sends mail to a contact. */
export interface ContactState {
  id: number;
  email: string;
  isBlocked: boolean;
}

export interface ContactStatePage {
  items: ContactState[];
  /** Where the next page begins; null on the last. */
  nextOffset: number | null;
}

/** The most that a page holds. */
const PAGE_SIZE = 1_000;
/** A contact deleted during the walk moves all that follow up by one: the pages overlap by more than that. */
const OVERLAP = 50;

const ContactsWire = z.object({
  contacts: z
    .array(
      z.object({
        id: z.number(),
        email: z.string().nullish(),
        emailBlacklisted: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/**
 * Contacts changed since a time (ms since the epoch; null: all there are), the oldest contact first, a thousand a call
 * (reference/brevo.md §2.1). There is no cursor here, and no way to ask for the blocked ones only. Those that have
 * no e-mail address are left out. Some come twice, since the pages overlap.
 */
export async function* contactStatePages(
  http: RemoteHttp,
  { since, offset = 0, signal }: { since: number | null; offset?: number; signal?: AbortSignal },
): AsyncGenerator<ContactStatePage> {
  const modifiedSince = since === null ? undefined : new Date(since).toISOString();
  let from = offset;
  let isLast = false;
  while (!isLast) {
    const query = { limit: PAGE_SIZE, offset: from, sort: 'asc', modifiedSince };
    const wire = await http.get('/contacts', { query, schema: ContactsWire, signal });
    const contacts = wire.contacts ?? [];
    isLast = contacts.length < PAGE_SIZE;
    from += PAGE_SIZE - OVERLAP;
    const items = contacts.flatMap(({ id, email, emailBlacklisted }) =>
      email ? [{ id, email, isBlocked: emailBlacklisted ?? false }] : [],
    );
    yield { items, nextOffset: isLast ? null : from };
  }
}
