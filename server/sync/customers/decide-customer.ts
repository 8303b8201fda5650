import { createHash } from 'node:crypto';
import type { Customer } from '../../clients/bigcommerce/customer.ts';
import { ASSUMPTIONS } from '../../clients/brevo/assumptions.ts';
import { cohortOf } from '../../contract/cohorts.ts';
import type { Settings } from '../../contract/settings.ts';
import type { LedgerEntry } from '../../db/ledger/ledger.ts';
import type { OrderFacts } from '../../db/ledger/order-facts.ts';
import type { Subscription } from '../../db/ledger/subscribers.ts';
import type { Store } from '../../db/store/stores.ts';
import type { OutgoingContact } from '../imports/contact-batch.ts';
import { metricsOf } from '../orders/order-metrics.ts';
import { consentHere } from '../storefronts/consent-here.ts';
import { homesOf, isLeftOut, listsOfPerson } from '../storefronts/person-lists.ts';
import { isEnabled, type StorefrontChoices } from '../storefronts/storefront-settings.ts';
import { decideByConsent } from './consent-decision.ts';
import { toContactKey } from './contact-key.ts';
import { emptiedByImport, mapCustomer } from './mapping/mapping-plan.ts';
import type { CustomerSetup } from './walk/customer-setup.ts';

/** What becomes of one customer: an entry for the ledger, and a contact if there is one to write. */
export interface DecidedCustomer {
  entry: LedgerEntry;
  contact?: OutgoingContact;
}

export interface DecisionContext {
  store: Store;
  setup: CustomerSetup;
  settings: StorefrontChoices & Pick<Settings, 'consent'>;
  runNumber: number;
  subscriptions: readonly Subscription[];
  /** All that they have ordered, as far as it is known. */
  orders?: readonly OrderFacts[];
  /** Another contact has this person's number: write them without it. */
  withoutPhone?: boolean;
}

/** Pure: the same customer under the same rules is always decided the same. */
export function decideCustomer(customer: Customer, context: DecisionContext): DecidedCustomer {
  const { store, setup, settings, runNumber, subscriptions, withoutPhone = false } = context;
  // What was bought on a storefront that is switched off is left out with it.
  const orders = (context.orders ?? []).filter((one) => isEnabled(settings, one.channelId));
  const email = customer.email.trim().toLowerCase();
  const modifiedAt = Date.parse(customer.dateModified) || 0;
  const entry: LedgerEntry = {
    entityId: String(customer.id),
    contactKey: email === '' ? null : toContactKey(email, store.contactSecret),
    state: 'pending',
    reason: null,
    payloadHash: null,
    batchId: null,
    modifiedAt,
    runNumber,
    writtenAt: null,
  };
  if (entry.contactKey === null)
    return { entry: { ...entry, state: 'failed', reason: 'missing_email' } };

  const homes = homesOf(customer);
  if (isLeftOut(settings, homes))
    return { entry: { ...entry, state: 'skipped', reason: 'storefront_off' } };
  const consent = consentHere(settings, customer, subscriptions, optInsOf(orders));
  const decision = decideByConsent(consent, settings.consent.mode);
  if (decision.outcome === 'skip')
    return { entry: { ...entry, state: 'skipped', reason: decision.reason } };

  const metrics = metricsOf(orders, { isKnown: (context.orders ?? []).length > 0 });
  const known = { ...setup.context, isSubscribed: consent === 'subscribed', metrics };
  const { attributes: whole, empty } = mapCustomer(customer, setup.plan, known);
  const { attributes } = withoutPhone
    ? mapCustomer(customer, setup.plan, known, { withoutPhone })
    : { attributes: whole };
  const extId = ASSUMPTIONS.importReadsExtId && { EXT_ID: toExtId(store.storeHash, customer.id) };
  const payload = JSON.stringify({ email, attributes: { ...attributes, ...extId } });
  const listIds = listsOfPerson(settings, {
    ...{ homes, subscriptions, orders },
    cohort: metrics && cohortOf(metrics, setup.context.cohorts),
  });
  const written: LedgerEntry = {
    ...entry,
    listIds,
    reason: withoutPhone ? 'duplicate_phone' : null,
    // Of the whole customer, so that one who was written without a phone does not look changed ever after.
    payloadHash: hashOf(JSON.stringify([decision.lane, email, Object.entries(whole).sort()])),
  };
  return {
    entry: written,
    contact: {
      contactKey: entry.contactKey,
      email,
      attributes: { ...attributes, ...extId },
      lane: decision.lane,
      listIds,
      modifiedAt,
      entityId: customer.id,
      bytes: Buffer.byteLength(payload) + 1,
      entries: [written],
      mapped: { filled: Object.keys(attributes), empty, byImport: emptiedByImport(setup.plan) },
    },
  };
}

/** Our id of a contact in Brevo, unlike any other store's. */
export function toExtId(storeHash: string, customerId: number): string {
  return `bc:${storeHash}:${customerId}`;
}

/** The channels on which somebody ticked the newsletter's box when they ordered. */
export function optInsOf(orders: readonly OrderFacts[]): number[] {
  return orders.filter(({ isOptIn }) => isOptIn).map(({ channelId }) => channelId);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
