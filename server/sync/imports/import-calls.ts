import type { Lane } from '../../db/journal/import-batches.ts';
import { toMember, type WaitingContact } from './waiting-contact.ts';

/** One call of Brevo's import: its flags and its lists hold for every contact in it. */
export interface ImportCall {
  lane: Lane;
  listIds: readonly number[];
  contacts: WaitingContact[];
  /** Empty texts among the attributes erase what Brevo has. */
  empties?: true;
}

/**
 * Contacts as calls. Those of whom something is to be emptied go apart from the others, with those alone who have the very same
 * attributes: whether one that a row does not name counts as empty is not known (reference/brevo.md §2.7). They go first: a
 * phone number that is given up may be somebody else's by now.
 */
export function* importCalls(
  contacts: readonly WaitingContact[],
  mostBytes: number,
): Generator<ImportCall> {
  const isEmptying = ({ emptiedWith }: WaitingContact) => emptiedWith !== undefined;
  const alike = Map.groupBy(contacts.filter(isEmptying), ({ emptiedWith }) => emptiedWith);
  for (const some of alike.values()) yield* callsOf(some, mostBytes);
  yield* callsOf(
    contacts.filter((contact) => !isEmptying(contact)),
    mostBytes,
  );
}

/**
 * One lane and one set of lists each. People of many storefronts belong in many different sets of lists, of
 * which there may be far more than lists. Then each list gets a call of its own: everybody travels whole with the first of
 * their lists, and as a mere address with the others. Those go out first: whoever is written whole is done with, should we
 * die in between.
 */
function* callsOf(contacts: readonly WaitingContact[], mostBytes: number): Generator<ImportCall> {
  for (const [lane, ofLane] of Map.groupBy(contacts, (contact) => contact.lane)) {
    const bySet = Map.groupBy(ofLane, ({ listIds }) => listIds.join(','));
    const lists = new Set(ofLane.flatMap(({ listIds }) => listIds));
    // A contact that is only ever created, never updated, has to arrive whole the first time.
    const isSplit = lane !== 'create-blocked' && bySet.size > lists.size;
    for (const call of isSplit ? oneAList(ofLane) : bySet.values())
      yield* inPieces(lane, call, mostBytes);
  }
}

/** Mere addresses by list, then whole contacts by list. */
function oneAList(contacts: readonly WaitingContact[]): WaitingContact[][] {
  const also = new Map<number, WaitingContact[]>();
  const whole = new Map<number, WaitingContact[]>();
  const put = (calls: typeof whole, listId: number, contact: WaitingContact) => {
    const call = calls.get(listId);
    if (call) call.push(contact);
    else calls.set(listId, [contact]);
  };
  for (const contact of contacts) {
    const [first = 0, ...others] = contact.listIds;
    put(whole, first, { ...contact, listIds: contact.listIds.slice(0, 1) });
    for (const listId of others) put(also, listId, toMember(contact, listId));
  }
  return [...also.values(), ...whole.values()];
}

/** None larger than Brevo takes. */
function* inPieces(
  lane: Lane,
  contacts: readonly WaitingContact[],
  mostBytes: number,
): Generator<ImportCall> {
  const [first] = contacts;
  const listIds = first?.listIds ?? [];
  const flags = first?.emptiedWith !== undefined ? { empties: true as const } : {};
  let call: WaitingContact[] = [];
  let bytes = 0;
  for (const contact of contacts) {
    if (call.length > 0 && bytes + contact.bytes > mostBytes) {
      yield { lane, listIds, contacts: call, ...flags };
      call = [];
      bytes = 0;
    }
    call.push(contact);
    bytes += contact.bytes;
  }
  if (call.length > 0) yield { lane, listIds, contacts: call, ...flags };
}
