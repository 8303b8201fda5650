import type { Lane } from '../../db/import-batches.ts';
import type { LedgerEntry } from '../../db/ledger.ts';
import type { AttributeValue } from '../customers/attribute-value.ts';
import { type ImportCall, importCalls } from './import-calls.ts';

/** One contact on its way, with the records of the store that it stands for. */
export interface OutgoingContact {
  contactKey: string;
  email: string;
  attributes: Record<string, AttributeValue>;
  lane: Lane;
  /** The Brevo lists to be in, in ascending order; at least one, or an import cannot carry it. */
  listIds: readonly number[];
  /** Lists they were put in before and no longer belong in. */
  leavesListIds?: readonly number[];
  /** When the record that gave the attributes was last changed, ms; and its id, to break ties. */
  modifiedAt: number;
  entityId: number;
  /** Size in the import's JSON, in bytes. */
  bytes: number;
  /** One, or several customers with the same address on different storefronts. */
  entries: LedgerEntry[];
}

/**
 * How much one call carries. Brevo takes 10 MB and advises 8 at most (reference/brevo.md §2.7); half of that keeps the process
 * small, since an import is held several times over while it is made and sent.
 */
export const MOST_BYTES = 4_000_000;

/** Gathers contacts until there are enough for a call. One contact a person, the latest record of theirs. */
export class ContactBatch {
  readonly #contacts = new Map<string, OutgoingContact>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#contacts.size;
  }

  find(contactKey: string): OutgoingContact | undefined {
    return this.#contacts.get(contactKey);
  }

  add(contact: OutgoingContact): void {
    const known = this.#contacts.get(contact.contactKey);
    const winner = known && !isNewer(contact, known) ? known : contact;
    const entries = known ? [...known.entries, ...contact.entries] : contact.entries;
    // Whoever opted in is not blocked because of another record of theirs.
    const lane = known?.lane === 'open' || contact.lane === 'open' ? 'open' : winner.lane;
    const listIds = known ? union(known.listIds, contact.listIds) : contact.listIds;
    const leaves = union(known?.leavesListIds ?? [], contact.leavesListIds ?? []);
    const leavesListIds = leaves.filter((listId) => !listIds.includes(listId));
    this.#bytes += winner.bytes - (known?.bytes ?? 0);
    this.#contacts.set(contact.contactKey, { ...winner, lane, entries, listIds, leavesListIds });
  }

  /** Calls to make, none larger than Brevo takes. */
  calls(): Generator<ImportCall> {
    return importCalls([...this.#contacts.values()], this.#mostBytes);
  }

  get contacts(): Iterable<OutgoingContact> {
    return this.#contacts.values();
  }
}

/** Which of two records of the same person speaks for them: the one changed last, then the younger one. */
export function isNewer(
  one: { modifiedAt: number; entityId: number },
  other: { modifiedAt: number; entityId: number },
): boolean {
  if (one.modifiedAt !== other.modifiedAt) return one.modifiedAt > other.modifiedAt;
  return one.entityId > other.entityId;
}

function union(one: readonly number[], other: readonly number[]): number[] {
  return [...new Set([...one, ...other])].sort((a, b) => a - b);
}
