import type { ListPeople } from '../../contract/list-people.ts';
import type { SyncRunRepository } from '../../db/journal/sync-runs.ts';
import type { LedgerRepository } from '../../db/ledger/ledger.ts';
import type {
  CountByChannel,
  ListPeopleRepository,
  PeopleCount,
} from '../../db/ledger/list-people.ts';
import type { ChannelRepository } from '../../db/store/channels.ts';
import { NOT_PLACED } from '../orders/order-status.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { isEnabled } from './storefront-settings.ts';

interface CountListPeopleDeps {
  listPeople: ListPeopleRepository;
  channels: ChannelRepository;
  ledger: LedgerRepository;
  runs: SyncRunRepository;
  settings: SettingsService;
}

/** Counts for pages. Somebody who asks while it is counting gets what comes of that. */
export class ListPeopleCounter {
  readonly #deps: CountListPeopleDeps;
  readonly #running = new Map<string, Promise<ListPeople>>();

  constructor(deps: CountListPeopleDeps) {
    this.#deps = deps;
  }

  count(storeHash: string): Promise<ListPeople> {
    const running = this.#running.get(storeHash);
    if (running) return running;
    const counting = countListPeople(this.#deps, storeHash).finally(() =>
      this.#running.delete(storeHash),
    );
    this.#running.set(storeHash, counting);
    return counting;
  }
}

/**
 * How many people each rule is about, as the last sync left them. Null where nobody can tell yet: of customers before their
 * first sync, of buyers before that of orders. Storefronts that are switched off count for themselves alone.
 */
async function countListPeople(deps: CountListPeopleDeps, storeHash: string): Promise<ListPeople> {
  const { listPeople, channels, runs, settings } = deps;
  const known = await channels.list(storeHash);
  const choices = await settings.get(storeHash);
  const offChannels = known.map(({ id }) => id).filter((id) => !isEnabled(choices, id));
  const hasBegun = (resource: 'customers' | 'orders') => runs.hasBegun(storeHash, resource);

  const isRead = await hasBegun('customers');
  const customers = isRead ? await countCustomers(deps.ledger, storeHash) : null;
  const newsletter = isRead ? await listPeople.newsletter(storeHash, offChannels) : null;
  const notPlaced = [...NOT_PLACED];
  const buyers = (await hasBegun('orders'))
    ? await listPeople.buyers(storeHash, { notPlaced, offChannels })
    : null;
  const carts = await listPeople.abandonedCarts(storeHash, offChannels);

  const at = (counts: CountByChannel | null, id: number) =>
    counts && (counts.byChannel.get(id) ?? { people: 0, inBrevo: 0 });
  return {
    all: {
      allCustomers: customers,
      buyers: buyers?.all ?? null,
      abandonedCart: carts.all,
      newsletter: newsletter?.all ?? null,
    },
    storefronts: known.map(({ id, customers: counted }) => ({
      id,
      // Whose customer somebody is, is not kept: only how many a storefront has.
      allCustomers: counted === null ? null : { people: counted, inBrevo: null },
      buyers: at(buyers, id),
      abandonedCart: at(carts, id),
      newsletter: at(newsletter, id),
    })),
  };
}

/** As the overview counts them, guests included. */
async function countCustomers(ledger: LedgerRepository, storeHash: string): Promise<PeopleCount> {
  const customers = await ledger.counts(storeHash, 'customers');
  const counts = [...customers, ...(await ledger.counts(storeHash, 'guests'))];
  const sum = (of: typeof counts) => of.reduce((total, { count }) => total + count, 0);
  const written = counts.filter(({ state }) => state === 'synced' || state === 'pending');
  return { people: sum(counts), inBrevo: sum(written) };
}
