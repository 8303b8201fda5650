import type { Storefront, Storefronts } from '../../contract/storefront.ts';
import type { KnownChannel } from '../../db/store/channels.ts';
import { AppError } from '../../errors.ts';
import type { SettingsService } from '../settings/settings-service.ts';
import { isLiveStatus, type RefreshChannelsDeps, refreshChannels } from './refresh-channels.ts';
import { effectiveList, isEnabled, type StorefrontChoices } from './storefront-settings.ts';

interface StorefrontServiceDeps extends RefreshChannelsDeps {
  settings: SettingsService;
}

/** Somebody waits for it on a page. */
const LONGEST_READING_MS = 8_000;

/** A store's channels with what the settings make of each. */
export class StorefrontService {
  readonly #deps: StorefrontServiceDeps;

  constructor(deps: StorefrontServiceDeps) {
    this.#deps = deps;
  }

  /** From what we keep; read from BigCommerce only where nothing is kept yet. */
  async list(storeHash: string): Promise<Storefronts> {
    const { channels, settings } = this.#deps;
    let known = await channels.list(storeHash);
    if (known.length === 0) {
      const signal = AbortSignal.timeout(LONGEST_READING_MS);
      await refreshChannels(this.#deps, storeHash, signal, { interactive: true });
      known = await channels.list(storeHash);
    }
    const choices = await settings.get(storeHash);
    const subscribers = await channels.countSubscribers(storeHash);
    const count = (id: number) => (subscribers.size === 0 ? null : (subscribers.get(id) ?? 0));
    return {
      storefronts: known.map((channel) => toStorefront(channel, choices, count(channel.id))),
    };
  }

  /** Throws AppError `not_found` for a channel that we do not know. */
  async see(storeHash: string, channelId: number): Promise<Storefronts> {
    if (!(await this.#deps.channels.saveSeen(storeHash, channelId)))
      throw new AppError('not_found', 'There is no such storefront.');
    return this.list(storeHash);
  }
}

function toStorefront(
  { noticedAt, ...channel }: KnownChannel,
  choices: StorefrontChoices,
  subscribers: number | null,
): Storefront {
  const { id } = channel;
  const isLive = isLiveStatus(channel.status);
  const enabled = isEnabled(choices, id);
  const isNew = isLive && noticedAt !== null && choices.storefronts[id] === undefined;
  return {
    ...channel,
    ...{ isLive, enabled, subscribers },
    lists: {
      allCustomers: effectiveList(choices, id, 'allCustomers'),
      buyers: effectiveList(choices, id, 'buyers'),
      abandonedCart: effectiveList(choices, id, 'abandonedCart'),
      newsletter: effectiveList(choices, id, 'newsletter'),
    },
    attention: isNew ? 'new' : enabled && !isLive ? 'gone' : null,
  };
}
