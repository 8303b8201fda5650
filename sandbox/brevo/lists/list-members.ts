import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { invalid, outOfRange, parseBody } from '../brevo-error.ts';
import type { Contact } from '../contacts/contact.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { ContactList } from './list-store.ts';

const MEMBERS_MAX = 150;

const Members = z.object({
  emails: z.array(z.string()).optional(),
  ids: z.array(z.int()).optional(),
  extIds: z.array(z.string()).optional(),
});

/**
 * Adds or removes 1–150 contacts, named in one of three ways. Whoever is not known, or is in or out already, is a failure
 * (reference §2.1); if that is everybody, the platform refuses the call.
 */
export function changeMembers(
  account: Account,
  body: unknown,
  {
    change,
    done,
    switches,
  }: {
    change: (contact: Contact) => boolean;
    done: 'in' | 'removed from';
    switches: BrevoSwitches;
  },
) {
  const { emails, ids, extIds } = parseBody(Members, body);
  const [wanted, ...others] = [
    emails?.map((email) => ({
      given: email,
      contact: account.contacts.find('email', email.toLowerCase()),
    })),
    ids?.map((id) => ({ given: id, contact: account.contacts.findById(id) })),
    extIds?.map((extId) => ({ given: extId, contact: account.contacts.find('extId', extId) })),
  ].filter((given) => given !== undefined);
  if (!wanted || others.length > 0) throw invalid('Pass one of emails, ids or extIds');
  if (wanted.length === 0 || wanted.length > MEMBERS_MAX) {
    throw outOfRange(`Pass between 1 and ${MEMBERS_MAX} contacts`);
  }

  const success: (string | number)[] = [];
  const failure: (string | number)[] = [];
  for (const { given, contact } of wanted) {
    (contact && change(contact) ? success : failure).push(given);
  }
  if (success.length === 0 && switches.listCallChangingNobody === 'refuse-400') {
    throw invalid(`Contact already ${done} list and/or does not exist`);
  }
  return { success, failure };
}

/** `all: true`: a background process on the platform; here it is over before the answer. */
export function removeAll(account: Account, list: ContactList) {
  const members = account.lists.members(list);
  for (const contact of members) account.lists.leave(contact, list);
  const process = account.addProcess('REMOVE_FROM_LIST', members.length);
  process.status = 'completed';
  return { total: members.length, processId: process.id };
}
