import type { BigCommerceClient } from '../../../clients/bigcommerce/bigcommerce-client.ts';
import type { Subscriber } from '../../../clients/bigcommerce/subscriber.ts';
import type { SubscriberRecord, SubscriberRepository } from '../../../db/ledger/subscribers.ts';
import type { Store } from '../../../db/store/stores.ts';
import { giveWay } from '../../../give-way.ts';
import { toContactKey } from '../contact-key.ts';

/**
 * Copies who opted in where, without their addresses, and forgets who is no longer there. Subscribers have no cursor, only
 * page numbers: `after` is the page to go on after, `onPage` is called when one is safe on disk.
 */
export async function readSubscribers(
  {
    bigcommerce,
    subscribers,
  }: { bigcommerce: BigCommerceClient; subscribers: SubscriberRepository },
  store: Store,
  walk: { startedAt: number; after: string | null; signal: AbortSignal },
  onPage: (nextCursor: string | null) => Promise<void>,
): Promise<void> {
  const pages = bigcommerce.subscribers.pages({ cursor: walk.after, signal: walk.signal });
  for await (const page of pages) {
    const records: SubscriberRecord[] = [];
    for (const subscriber of page.items) {
      if (subscriber.email.trim() !== '') records.push(toRecord(subscriber, store));
      await giveWay();
    }
    await subscribers.save(store.storeHash, records, walk.startedAt);
    await onPage(page.nextCursor);
  }
  await subscribers.deleteUnseen(store.storeHash, walk.startedAt);
}

/** Known by contact key. A subscription without a storefront has channel 0. */
export function toRecord(
  { id, email, channelId, newsletter }: Subscriber,
  { contactSecret }: Pick<Store, 'contactSecret'>,
): SubscriberRecord {
  return {
    subscriberId: id,
    contactKey: toContactKey(email, contactSecret),
    channelId: channelId ?? 0,
    newsletter,
  };
}
