import type { BrevoClient } from '../../clients/brevo/brevo-client.ts';
import { MOST_BYTES_IN_A_BATCH, MOST_ORDERS_IN_A_BATCH } from '../../clients/brevo/shop-orders.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import { RemoteError } from '../../errors.ts';
import type { OutgoingOrder } from './outgoing-order.ts';

/** As many in a call as Brevo takes. Answers the entries as they are then. */
export async function sendHistory(
  brevo: BrevoClient,
  outgoing: readonly OutgoingOrder[],
  now: () => number,
  signal: AbortSignal,
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const call of calls(outgoing)) {
    const refused = await sendCall(brevo, call, signal);
    for (const { entry } of call)
      entries.push(
        refused.has(entry.entityId)
          ? { ...entry, state: 'failed', reason: 'order_refused', payloadHash: null }
          : { ...entry, state: 'synced', writtenAt: now() },
      );
  }
  return entries;
}

function* calls(outgoing: readonly OutgoingOrder[]): Generator<OutgoingOrder[]> {
  let call: OutgoingOrder[] = [];
  let bytes = 0;
  for (const one of outgoing) {
    const size = Buffer.byteLength(JSON.stringify(one.order)) + 1;
    const isFull = call.length === MOST_ORDERS_IN_A_BATCH || bytes + size > MOST_BYTES_IN_A_BATCH;
    if (isFull && call.length > 0) {
      yield call;
      call = [];
      bytes = 0;
    }
    call.push(one);
    bytes += size;
  }
  if (call.length > 0) yield call;
}

/** One order that Brevo does not take refuses all of its call: halves of it find out which. */
async function sendCall(
  brevo: BrevoClient,
  call: readonly OutgoingOrder[],
  signal: AbortSignal,
): Promise<Set<string>> {
  try {
    await brevo.orders.writeHistory(
      call.map(({ order }) => order),
      { signal },
    );
    return new Set();
  } catch (error) {
    if (!(error instanceof RemoteError) || error.failure !== 'rejected') throw error;
    if (call.length === 1) return new Set(call.map(({ entry }) => entry.entityId));
    const middle = Math.ceil(call.length / 2);
    const first = await sendCall(brevo, call.slice(0, middle), signal);
    const rest = await sendCall(brevo, call.slice(middle), signal);
    return new Set([...first, ...rest]);
  }
}
