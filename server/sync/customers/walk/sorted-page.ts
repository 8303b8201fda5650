import type { Customer } from '../../../clients/bigcommerce/customer.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { Shortfall } from '../../../db/journal/journal-rows.ts';
import type { Run } from '../../../db/journal/sync-runs.ts';
import {
  type LedgerEntry,
  type LedgerRepository,
  mayBeInBrevo,
} from '../../../db/ledger/ledger.ts';
import type { OrderFacts, OrderFactsRepository } from '../../../db/ledger/order-facts.ts';
import type { SubscriberRepository } from '../../../db/ledger/subscribers.ts';
import type { Store } from '../../../db/store/stores.ts';
import { giveWay } from '../../../give-way.ts';
import { fillsNothing, isNewer, type OutgoingContact } from '../../imports/contact-batch.ts';
import { chosenListIds } from '../../storefronts/storefront-settings.ts';
import { toContactKey } from '../contact-key.ts';
import { type DecisionContext, decideCustomer } from '../decide-customer.ts';
import { hasValues, narrowContact } from '../mapping/narrow-contact.ts';
import { keepTold, leavesEmpty, rememberTold } from '../mapping/told-attributes.ts';
import type { CustomerSetup } from './customer-setup.ts';

interface Circumstances {
  store: Store;
  setup: CustomerSetup;
  settings: Settings;
  /** `live`: they were marked as changed; what was decided before does not count, what is unchanged is not written. */
  run: { number: number; mode: Run['mode'] | 'live' };
  /** Customers to write without their phone, by id. */
  withoutPhone?: ReadonlySet<string>;
}

/** A page of customers, sorted into what is settled already and what has to be written. */
export class SortedPage {
  /** Skipped, failed, unchanged, or spoken for by another record of the same person. */
  readonly settled: LedgerEntry[] = [];
  readonly shortfalls: Shortfall[] = [];
  readonly contacts: OutgoingContact[] = [];
  /** Were written once and may not be any more: the drain takes them back out of Brevo. */
  readonly withdrawn: LedgerEntry[] = [];
  /** What the ledger knew of them before, by customer id. */
  readonly before = new Map<string, LedgerEntry>();

  get bytes(): number {
    return this.contacts.reduce((sum, contact) => sum + contact.bytes, 0);
  }

  /** Customers that this run decided before (it was restarted) are left out. */
  static async sort(
    {
      ledger,
      subscribers,
      orderFacts,
      now,
    }: {
      ledger: LedgerRepository;
      subscribers: SubscriberRepository;
      orderFacts: OrderFactsRepository;
      now(): number;
    },
    { store, setup, settings, run, withoutPhone }: Circumstances,
    customers: readonly Customer[],
  ): Promise<SortedPage> {
    const { storeHash, contactSecret } = store;
    const ids = customers.map(({ id }) => String(id));
    const page = new SortedPage();
    const decidedAt = now();
    for (const entry of await ledger.listByIds(storeHash, 'customers', ids))
      page.before.set(entry.entityId, entry);
    const isLive = run.mode === 'live';
    const undecided = customers.filter(
      ({ id }) => isLive || page.before.get(String(id))?.runNumber !== run.number,
    );
    const keys: string[] = [];
    for (const { email } of undecided) {
      if (email.trim() !== '') keys.push(toContactKey(email, contactSecret));
      await giveWay();
    }
    const subscriptions = await subscribers.listOf(storeHash, keys);
    const ordersOf = byPerson(
      await orderFacts.listOf(storeHash, {
        contactKeys: keys,
        customerIds: undecided.map(({ id }) => id),
      }),
    );

    const writable: OutgoingContact[] = [];
    for (const customer of undecided) {
      await giveWay();
      const contactKey = toContactKey(customer.email, contactSecret);
      const before = page.before.get(String(customer.id));
      const circumstances: DecisionContext = {
        store,
        setup,
        settings,
        runNumber: run.number,
        subscriptions: subscriptions.get(contactKey) ?? [],
        orders: ordersOf(contactKey, customer.id),
        withoutPhone: withoutPhone?.has(String(customer.id)),
      };
      const { entry, contact } = decideCustomer(customer, circumstances);
      for (const one of contact?.entries ?? []) one.decidedAt = decidedAt;
      const mustBeWithdrawn = !isLive && entry.state === 'skipped' && before?.writtenAt != null;
      if (mustBeWithdrawn)
        page.withdrawn.push({ ...before, state: 'pending', batchId: null, runNumber: run.number });
      else if (!contact) page.#settle({ ...entry, ...keepTold(before, entry.contactKey) });
      else if (run.mode !== 'full' && before && isTold(contact, before))
        page.#settle({ ...before, modifiedAt: entry.modifiedAt, runNumber: run.number });
      else
        page.#narrow(
          contact,
          customer,
          before,
          run.mode === 'full' ? null : circumstances,
          writable,
        );
    }
    const circumstances = { store, settings };
    await page.#standBehindSiblings(ledger, circumstances, isLive ? null : run.number, writable);
    return page;
  }

  /** Where only the mapping changed, only what it changes is written. `context` null: everything is to be written. */
  #narrow(
    contact: OutgoingContact,
    customer: Customer,
    before: LedgerEntry | undefined,
    context: DecisionContext | null,
    writable: OutgoingContact[],
  ): void {
    const narrow = context && before && narrowContact(contact, customer, before, context);
    const [entry] = contact.entries;
    if (!narrow || !before || !entry) return void writable.push(contact);
    const { payloadHash, modifiedAt, runNumber } = entry;
    // But for what it is called in the ledger.
    const isSame = isUnchanged({ ...entry, payloadHash: before.payloadHash }, before);
    if (isSame && !hasValues(narrow) && !leavesEmpty(contact, before))
      this.#settle({ ...before, payloadHash, modifiedAt, runNumber });
    else writable.push(narrow);
  }

  #settle(entry: LedgerEntry): void {
    this.settled.push(entry);
    if (entry.state === 'failed')
      this.shortfalls.push({
        entityId: entry.entityId,
        severity: 'failed',
        reason: entry.reason ?? 'unknown',
      });
  }

  /**
   * The same address on two storefronts is one contact: the record that changed last speaks for it, and it is in the lists of
   * both.
   */
  async #standBehindSiblings(
    ledger: LedgerRepository,
    { store: { storeHash }, settings }: Pick<Circumstances, 'store' | 'settings'>,
    /** Only what this run wrote can speak for them; null: whatever was written. */
    runNumber: number | null,
    writable: readonly OutgoingContact[],
  ): Promise<void> {
    const keys = writable.map(({ contactKey }) => contactKey);
    const known = await ledger.listByContactKeys(storeHash, 'customers', keys);
    const ofContact = Map.groupBy(known, ({ contactKey }) => contactKey);
    const formers = await formerSelves(ledger, storeHash, keys);
    const chosen = chosenListIds(settings);
    for (const contact of writable) {
      const records = ofContact.get(contact.contactKey) ?? [];
      const siblings = records.filter(
        ({ entityId, state }) =>
          entityId !== String(contact.entityId) && (state === 'pending' || state === 'synced'),
      );
      const former = formers.get(contact.contactKey) ?? [];
      const own = this.before.get(String(contact.entityId));
      const wasIn = [own, ...former].flatMap((one) => one?.listIds ?? []);
      const isIn = new Set([contact, ...siblings].flatMap(({ listIds }) => listIds ?? []));
      contact.leavesListIds = [...new Set(wasIn)].filter((id) => chosen.has(id) && !isIn.has(id));
      this.#place(
        rememberTold(contact, [...records, ...former], own),
        siblings.filter((one) => runNumber === null || one.runNumber === runNumber),
      );
    }
  }

  #place(contact: OutgoingContact, siblings: readonly LedgerEntry[]): void {
    const newer = siblings.find((entry) =>
      isNewer({ modifiedAt: entry.modifiedAt ?? 0, entityId: Number(entry.entityId) }, contact),
    );
    const joined = new Set(siblings.flatMap(({ listIds }) => listIds ?? []));
    const isPlaced =
      contact.leavesListIds?.length === 0 && contact.listIds.every((id) => joined.has(id));
    if (!newer) this.contacts.push(contact);
    else if (isPlaced)
      for (const entry of contact.entries)
        this.#settle({
          ...entry,
          ...{ state: 'synced', batchId: newer.batchId },
          ...{ toldAttributes: [], sentAttributes: null },
        });
    else this.contacts.push(withoutValues(contact));
  }
}

/**
 * What was written of these people before their account was, by contact key: as guests, or as readers of the newsletter. The
 * account takes over what they were told and put in.
 */
async function formerSelves(
  ledger: LedgerRepository,
  storeHash: string,
  contactKeys: readonly string[],
): Promise<Map<string | null, LedgerEntry[]>> {
  const found = [
    ...(await ledger.listByIds(storeHash, 'guests', contactKeys)),
    ...(await ledger.listByIds(storeHash, 'newsletter', contactKeys)),
  ];
  return Map.groupBy(found.filter(mayBeInBrevo), ({ contactKey }) => contactKey);
}

/** Somebody else speaks for them: only their lists are to be seen to. Whatever block there is stays as it is. */
function withoutValues(contact: OutgoingContact): OutgoingContact {
  const bytes = Buffer.byteLength(JSON.stringify({ email: contact.email, attributes: {} })) + 1;
  const entries = contact.entries.map(fillsNothing);
  return {
    ...contact,
    ...{ attributes: {}, mapped: undefined, empties: [], needsImport: false, told: [] },
    ...{ entries, lane: 'open', bytes },
  };
}

/** Orders of somebody's address, and those of their account from when it had another. */
function byPerson(orders: readonly OrderFacts[]) {
  const byKey = Map.groupBy(orders, ({ contactKey }) => contactKey);
  const byCustomer = Map.groupBy(orders, ({ customerId }) => customerId);
  return (contactKey: string, customerId: number): OrderFacts[] => [
    ...new Set([...(byKey.get(contactKey) ?? []), ...(byCustomer.get(customerId) ?? [])]),
  ];
}

/** Whether Brevo has all of it, and nothing that the store has no more. */
function isTold(contact: OutgoingContact, before: LedgerEntry): boolean {
  const [entry] = contact.entries;
  return entry !== undefined && isUnchanged(entry, before) && !leavesEmpty(contact, before);
}

function isUnchanged(entry: LedgerEntry, before: LedgerEntry): boolean {
  const isInLists = before.listIds?.join() === entry.listIds?.join();
  return before.state === 'synced' && before.payloadHash === entry.payloadHash && isInLists;
}
