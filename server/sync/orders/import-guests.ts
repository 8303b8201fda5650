import { setTimeout as pause } from 'node:timers/promises';
import type { ImportBatch } from '../../db/journal/import-batches.ts';
import type { LedgerEntry, LedgerRepository } from '../../db/ledger/ledger.ts';
import type { PendingChangeRepository } from '../../db/ledger/pending-changes.ts';
import { type CompleteImportsDeps, completeImports } from '../imports/complete-imports.ts';
import { ContactBatch } from '../imports/contact-batch.ts';
import type { ImportSender } from '../imports/import-sender.ts';
import { FIRST_POLL_MS } from '../imports/next-look.ts';
import { leaveLists } from '../storefronts/leave-lists.ts';
import type { GuestContact } from './guest-contact.ts';
import type { OrderWorld } from './order-world.ts';

export interface ImportGuestsDeps extends CompleteImportsDeps {
  ledger: LedgerRepository;
  pending: PendingChangeRepository;
  sender: ImportSender;
}

/** How often we look into our own table whether Brevo has called. */
const GLANCE_MS = 25;
/** The job that its call wakes is given this long to learn the outcome; then we ask ourselves. */
const HEAD_START_MS = 100;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Writes many guests with few calls, and waits until Brevo is done with them: an order finds its contact only if that is there
 * before it, and whether an order makes one is not known (reference/brevo.md §3.4). Answers what the ledger says of them
 * now, by contact key. Should we die while we wait, those that are on their way are not sent again.
 */
export async function importGuests(
  deps: ImportGuestsDeps,
  world: OrderWorld,
  guests: readonly GuestContact[],
): Promise<Map<string, LedgerEntry>> {
  const { ledger, journal, pending, sender, now } = deps;
  const { brevo, signal } = world;
  const { storeHash, publicKey } = world.store;
  const keys = guests.map(({ entry }) => entry.entityId);
  const underWay = await findUnderWay(deps, storeHash, keys);
  const batch = new ContactBatch();
  for (const { contact, entry } of guests) {
    if (underWay.get(entry.entityId) === entry.payloadHash) continue;
    const { email, attributes } = contact;
    const bytes = Buffer.byteLength(JSON.stringify({ email, attributes })) + 1;
    batch.add({ ...contact, bytes, entries: [entry] });
  }
  await leaveLists(brevo, batch.contacts, signal);
  const target = { storeHash, publicKey, runId: null, kind: 'guests' } as const;
  for (const call of batch.calls()) await sender.send(brevo, target, call, signal);
  await untilComplete(deps, storeHash, signal);

  // A guest who was refused fails with the order, and is not a failure besides.
  const entries = await ledger.listByIds(storeHash, 'guests', keys);
  const refused = entries.filter(({ state }) => state !== 'synced');
  await journal.record(storeHash, 'guests', refused, [], now());
  await pending.deleteKind(storeHash, 'guests');
  return new Map(entries.map((entry) => [entry.entityId, entry]));
}

/** What imports that are not over yet say of these guests: digests by contact key. */
async function findUnderWay(
  deps: ImportGuestsDeps,
  storeHash: string,
  keys: readonly string[],
): Promise<Map<string, string | null>> {
  const open = new Set((await openImports(deps, storeHash)).map(({ id }) => id));
  const entries = await deps.ledger.listByIds(storeHash, 'guests', keys);
  return new Map(
    entries
      .filter(({ state, batchId }) => state === 'pending' && batchId !== null && open.has(batchId))
      .map(({ entityId, payloadHash }) => [entityId, payloadHash]),
  );
}

/** Learns the outcome as soon as Brevo calls, and asks now and then if it does not. */
async function untilComplete(
  deps: ImportGuestsDeps,
  storeHash: string,
  signal: AbortSignal,
): Promise<void> {
  let waitedMs = 0;
  let looks = 0;
  let hasFollowedCall = false;
  for (;;) {
    const open = await openImports(deps, storeHash);
    if (open.length === 0) return;
    // Looks are few (reference/brevo.md §1.4): one for Brevo's call, which may come too early, and ever fewer without it.
    const isToldOfAll = open.every(({ notifiedAt }) => notifiedAt !== null);
    const isFollowing: boolean = isToldOfAll && !hasFollowedCall;
    const patienceMs = Math.min(LONGEST_WAIT_MS, FIRST_POLL_MS * 2 ** looks);
    if (waitedMs >= (isFollowing ? HEAD_START_MS : patienceMs)) {
      await completeImports(deps, storeHash, { signal, checkpoint: async () => {} });
      hasFollowedCall ||= isFollowing;
      looks += 1;
      waitedMs = 0;
    }
    waitedMs += GLANCE_MS;
    await pause(GLANCE_MS, undefined, { signal });
  }
}

/** Those whose answer was lost with a process are settled where the walk begins. */
async function openImports(
  { batches }: ImportGuestsDeps,
  storeHash: string,
): Promise<ImportBatch[]> {
  const open = await batches.listOpen(storeHash, null);
  return open.filter(({ kind }) => kind === 'guests');
}
