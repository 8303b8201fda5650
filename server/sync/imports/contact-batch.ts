import type { Lane } from '../../db/journal/import-batches.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { AttributeValue } from '../customers/mapping/attribute-value.ts';
import type { MappedNames } from '../customers/mapping/told-attributes.ts';
import { type ImportCall, importCalls } from './import-calls.ts';
import { toWaiting, type WaitingContact } from './waiting-contact.ts';

/** One contact on its way, with the records of the store that it stands for. */
export interface OutgoingContact {
  contactKey: string;
  email: string;
  /** Those that are to be emptied are empty texts among them. */
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
  /** How the person's fields stand; nothing where nothing of theirs is ever emptied. */
  mapped?: MappedNames;
  /** Names of the attributes that are to be emptied. */
  empties?: readonly string[];
  /** Some of these cannot be emptied by a write of one contact. */
  needsImport?: boolean;
  /** What the ledger says of its attributes once it is written (`LedgerEntry.toldAttributes`). */
  told?: readonly string[] | null;
}

/**
 * How much one call carries. Brevo takes 10 MB and advises 8 at most (reference/brevo.md §2.7); half of that keeps the process
 * small, since an import is held several times over while it is made and sent.
 */
export const MOST_BYTES = 4_000_000;

/** Gathers contacts until there are enough for a call. One contact a person, the latest record of theirs. */
export class ContactBatch {
  readonly #contacts = new Map<string, WaitingContact>();
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

  find(contactKey: string): WaitingContact | undefined {
    return this.#contacts.get(contactKey);
  }

  add(contact: OutgoingContact): void {
    const known = this.#contacts.get(contact.contactKey);
    const added = toWaiting(contact);
    const winner = known && !isNewer(contact, known) ? known : added;
    const entries = [known, added].flatMap((one) =>
      one === winner ? one.entries : (one?.entries.map(fillsNothing) ?? []),
    );
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

  get contacts(): Iterable<WaitingContact> {
    return this.#contacts.values();
  }
}

/** Another record speaks for the contact: whatever this one filled is that one's now. */
export function fillsNothing(entry: LedgerEntry): LedgerEntry {
  return { ...entry, sentAttributes: [] };
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
