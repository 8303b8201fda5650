import type { Customer } from '../../clients/bigcommerce/customer.ts';
import type { PendingChange } from '../../db/ledger/pending-changes.ts';
import { RemoteError } from '../../errors.ts';
import type { JobContext, RunAgain } from '../../queue/job-handler.ts';
import { toContactKey } from '../customers/contact-key.ts';
import { retryDelayMs } from '../drain/retry-delay.ts';
import { leftAtOf } from '../newsletter/deleted-accounts.ts';
import { contentHashOf } from './cart-content.ts';
import { type CartWorld, type DrainCartsDeps, newRecord } from './cart-world.ts';
import { note, type ReadCart, settleCart, settleGone } from './settle-cart.ts';
import { emailOf, whoShops } from './who-shops.ts';

const CARTS_A_PASS = 50;
/** Somebody who fills a cart changes it every few seconds: it is looked at when they pause, or have gone on for a while. */
const QUIET_MS = 10_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Job `drain-carts`: looks at marked carts as they are now, one call each, since there is no list of them, and tells Brevo of
 * those whose owner is known and may be written. A cart that fails for a while waits by itself.
 */
export async function drainCarts(
  deps: DrainCartsDeps,
  storeHash: string,
  context: JobContext,
): Promise<RunAgain | undefined> {
  const { stores, pending, remotes, now } = deps;
  const store = await stores.find(storeHash);
  if (!store) return undefined;
  const settings = await deps.settings.get(storeHash);
  const due = await pending.listDue(storeHash, 'carts', now(), CARTS_A_PASS);
  const [resting, ripe] = settings.sync.carts ? partition(due, now()) : [[], []];
  await pending.putOff(storeHash, 'carts', resting, now() + QUIET_MS);
  if (ripe.length > 0) {
    const world: CartWorld = {
      ...{ store, settings, signal: context.signal },
      brevo: await remotes.brevo(storeHash),
      bigcommerce: await remotes.bigcommerce(storeHash),
    };
    await drainPass(deps, world, ripe, context);
  }
  if (!settings.sync.carts) await pending.clear(storeHash, 'carts', due);
  const nextDue = await pending.nextDue(storeHash, 'carts');
  return nextDue === undefined ? undefined : { runAgainAt: Math.max(nextDue, now()) };
}

/** Those that may change again at any moment, and those to be looked at now. An ending waits for nothing. */
function partition(due: readonly PendingChange[], now: number) {
  const isResting = ({ hint, attempts, markedAt }: PendingChange) =>
    hint === null && attempts === 0 && now - markedAt < LONGEST_WAIT_MS;
  return [due.filter(isResting), due.filter((mark) => !isResting(mark))] as const;
}

async function drainPass(
  deps: DrainCartsDeps,
  world: CartWorld,
  ripe: readonly PendingChange[],
  context: JobContext,
): Promise<void> {
  const { storeHash } = world.store;
  const read: ReadCart[] = [];
  for (const mark of ripe) {
    await settling(deps, world, mark, context, async () => {
      const found = await readCart(deps, world, mark);
      if (found) read.push(found);
      else await deps.pending.clear(storeHash, 'carts', [mark]);
    });
  }
  const customers = await customersOf(world, read);
  const keys = read.map(({ cart }) => keyOf(world, emailOf(cart, customers.get(cart.customerId))));
  const subscriptions = await deps.subscribers.listOf(storeHash, keys);
  const leftAt = leftAtOf(await deps.ledger.listByIds(storeHash, 'newsletter', keys));
  const known = { ...world, subscriptions, leftAt };
  for (const one of read) {
    const { mark, cart } = one;
    await settling(deps, world, mark, context, async () => {
      const who = whoShops(cart, customers.get(cart.customerId), known);
      await settleCart(deps, world, one, who);
      // Told by other settings than there are now, and perhaps too late for those who follow a save: it is looked at again.
      const isOfNow = (await deps.settings.version(storeHash)) === world.settings.version;
      if (isOfNow) await deps.pending.clear(storeHash, 'carts', [mark]);
    });
  }
}

/** The cart as it is now, with the e-mail of its checkout where it may have one. Undefined once it is gone, and settled. */
async function readCart(
  deps: DrainCartsDeps,
  world: CartWorld,
  mark: PendingChange,
): Promise<ReadCart | undefined> {
  const { bigcommerce, store, signal } = world;
  const known = await deps.carts.find(store.storeHash, mark.entityId);
  const cart = await bigcommerce.carts.find(mark.entityId, { signal });
  if (!cart) {
    await settleGone(deps, world, mark, known);
    return undefined;
  }
  const contentHash = contentHashOf(cart);
  const isAnonymous = cart.customerId === 0 && cart.email === '';
  // A change that changed nothing in the cart may be an e-mail typed at the checkout. All others cost one call.
  const mayTell = mark.hint === 'abandoned' || known?.contentHash === contentHash;
  if (isAnonymous && cart.items.length > 0 && mayTell)
    cart.email = await bigcommerce.carts.findCheckoutEmail(cart.id, { signal });
  return { mark, cart, contentHash, known };
}

/** All customers of a pass in one call. */
async function customersOf(
  { bigcommerce, signal }: CartWorld,
  read: readonly ReadCart[],
): Promise<Map<number, Customer>> {
  const ids = [...new Set(read.map(({ cart }) => cart.customerId).filter((id) => id > 0))];
  if (ids.length === 0) return new Map();
  const found = await bigcommerce.listCustomers({ ids, include: [], signal });
  return new Map(found.map((customer) => [customer.id, customer]));
}

function keyOf({ store }: CartWorld, email: string): string {
  return email === '' ? '' : toContactKey(email, store.contactSecret);
}

/** Does one cart's part. What may pass puts off this cart alone; a refused cart is a failure; a refused key stops the drain. */
async function settling(
  { pending, journal, carts, now }: DrainCartsDeps,
  { store: { storeHash } }: CartWorld,
  mark: PendingChange,
  context: JobContext,
  work: () => Promise<void>,
): Promise<void> {
  await context.checkpoint();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RemoteError) || error.isCredentialFailure) throw error;
    if (error.isTransient) {
      const delay = error.retryAfterMs ?? retryDelayMs(mark.attempts);
      return pending.putOff(storeHash, 'carts', [mark], now() + delay);
    }
    const record = (await carts.find(storeHash, mark.entityId)) ?? newRecord(mark.entityId, now());
    await note(journal, storeHash, record, { state: 'failed', reason: 'cart_refused' }, now());
    await pending.clear(storeHash, 'carts', [mark]);
  }
}
