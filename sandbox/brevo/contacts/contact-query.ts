import type { Account } from '../account/account.ts';
import { invalid, notFound, outOfRange } from '../brevo-error.ts';
import { readIntegers, readMoment, readPage } from '../exchange.ts';
import type { Attribute } from './attribute.ts';
import { type Contact, toContactWire } from './contact.ts';
import { IDENTIFYING_ATTRIBUTES } from './contact-body.ts';

type Query = Record<string, unknown>;
type Test = (contact: Contact) => boolean;

/** `GET /contacts` (reference §2.1): pages of at most 1000, newest contact first. */
export function listContacts(account: Account, query: Query) {
  const page = readPage(query, { limit: 50, max: 1000 });
  return pageOfContacts(account.contacts.inOrder(page.sort), page, [
    ...momentTests(query),
    ...idTests(query),
    ...membershipTests(query),
    ...attributeTests(account, query),
  ]);
}

/** `GET /contacts/lists/{id}/contacts`: pages of at most 500. */
export function listMembers(account: Account, contactIds: ReadonlySet<number>, query: Query) {
  const page = readPage(query, { limit: 50, max: 500 });
  return pageOfContacts(account.contacts.inOrder(page.sort), page, [
    ({ id }) => contactIds.has(id),
    ...momentTests(query),
  ]);
}

function pageOfContacts(
  contacts: Iterable<Contact>,
  { limit, offset }: { limit: number; offset: number },
  tests: Test[],
) {
  let count = 0;
  const found: Contact[] = [];
  for (const contact of contacts) {
    if (!tests.every((test) => test(contact))) continue;
    if (count >= offset && found.length < limit) found.push(contact);
    count += 1;
  }
  return { contacts: found.map(toContactWire), count };
}

function momentTests(query: Query): Test[] {
  const modifiedSince = readMoment(query, 'modifiedSince');
  const createdSince = readMoment(query, 'createdSince');
  return [
    ...(modifiedSince === undefined ? [] : [(c: Contact) => c.modifiedAt >= modifiedSince]),
    ...(createdSince === undefined ? [] : [(c: Contact) => c.createdAt >= createdSince]),
  ];
}

function idTests(query: Query): Test[] {
  const ids = readIntegers(query, 'ids');
  if (!ids) return [];
  if (ids.length > 20) throw outOfRange('A maximum of 20 ids can be passed');
  return [({ id }) => ids.includes(id)];
}

function membershipTests(query: Query): Test[] {
  const listIds = readIntegers(query, 'listIds');
  if (listIds && query.segmentId !== undefined) {
    throw invalid('Either listIds or segmentId can be passed');
  }
  // The sandbox has no segments.
  if (query.segmentId !== undefined) throw notFound('Segment does not exist');
  if (!listIds) return [];
  return [(contact) => listIds.some((id) => contact.listIds.includes(id))];
}

/** `filter=equals(NAME,"value")`. */
function attributeTests(account: Account, { filter }: Query): Test[] {
  if (filter === undefined) return [];
  const [, name = '', value = ''] =
    /^equals\(\s*([A-Z0-9_-]+)\s*,\s*"?(.*?)"?\s*\)$/.exec(String(filter)) ?? [];
  const attribute = account.attributes.get(name);
  if (!attribute) throw invalid('Invalid filter');
  const identifier = IDENTIFYING_ATTRIBUTES[name];
  return [
    (contact) =>
      equals(attribute, identifier ? contact[identifier] : contact.attributes[name], value),
  ];
}

/** Options match by id or label; several choices must all be there. */
function equals(attribute: Attribute, held: unknown, wanted: string): boolean {
  if (held === undefined) return false;
  if (Array.isArray(held)) return wanted.split(',').every((one) => held.includes(one.trim()));
  const option = attribute.enumeration?.find(({ value }) => value === held);
  return String(held) === wanted || option?.label.toLowerCase() === wanted.toLowerCase();
}
