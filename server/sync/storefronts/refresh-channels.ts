import type { Channel } from '../../clients/bigcommerce/channel.ts';
import type { RemoteClients } from '../../clients/remote-clients.ts';
import { activityOf } from '../../contract/activity-of.ts';
import type { ActivityRepository, NewActivity } from '../../db/store/activity.ts';
import type { ChannelRepository, KnownChannel } from '../../db/store/channels.ts';

export interface RefreshChannelsDeps {
  channels: ChannelRepository;
  activity: ActivityRepository;
  remotes: RemoteClients;
  now(): number;
}

/** An open set: whatever is not among these sells, or is about to (reference/bigcommerce.md §6.6). */
const NOT_LIVE: ReadonlySet<string> = new Set([
  ...['inactive', 'disconnected', 'archived', 'deleted', 'terminated'],
]);

export function isLiveStatus(status: string): boolean {
  return !NOT_LIVE.has(status);
}

/**
 * Reads a store's channels, two calls, and keeps them. The merchant is told of one that turned up since the first reading, and
 * of one that came or went. One that BigCommerce no longer lists is kept as `terminated`: orders still name it.
 */
export async function refreshChannels(
  { channels, activity, remotes, now }: RefreshChannelsDeps,
  storeHash: string,
  signal: AbortSignal,
  { interactive = false } = {},
): Promise<void> {
  const bigcommerce = await remotes.bigcommerce(storeHash, { interactive });
  const found = await bigcommerce.listChannels({ withCurrencies: true, signal });
  const sites = new Map(
    (await bigcommerce.catalog.listSites({ signal })).map(({ channelId, url }) => [channelId, url]),
  );
  const before = await channels.list(storeHash);
  const known = new Map(before.map((channel) => [channel.id, channel]));
  const isFirst = before.length === 0;
  const listed = new Set(found.map(({ id }) => id));
  const gone = before
    .filter(({ id }) => !listed.has(id))
    .map((channel) => ({ ...channel, status: 'terminated' }));
  const current = found.map((channel) => ({
    ...toKnown(channel, sites.get(channel.id)),
    noticedAt: isFirst ? null : now(),
  }));
  await channels.save(
    storeHash,
    [...current, ...gone].map(
      ({ customers: _, ...channel }: Omit<KnownChannel, 'customers'> & { customers?: unknown }) =>
        channel,
    ),
  );
  if (isFirst) return;
  for (const channel of [...current, ...gone]) {
    const news = newsOf(channel, known.get(channel.id));
    if (news) await activity.add(storeHash, { ...news, at: now() });
  }
}

function toKnown(
  { id, name, type, platform, status, currency }: Channel,
  url: string | undefined,
): Omit<KnownChannel, 'customers' | 'noticedAt'> {
  return {
    ...{
      id,
      type: type.slice(0, 40),
      platform: platform.slice(0, 60),
      status: status.slice(0, 40),
    },
    ...{ name: name.slice(0, 200), url: url?.slice(0, 400) ?? null, currency },
  };
}

function newsOf(
  { name, status }: Pick<KnownChannel, 'name' | 'status'>,
  before: KnownChannel | undefined,
): Omit<NewActivity, 'at'> | undefined {
  if (!before)
    return {
      kind: 'storefront_new',
      ...activityOf('storefront_new', { name }),
      level: 'warning',
    };
  if (isLiveStatus(before.status) === isLiveStatus(status)) return undefined;
  return isLiveStatus(status)
    ? { kind: 'storefront_back', ...activityOf('storefront_back', { name }) }
    : {
        kind: 'storefront_gone',
        ...activityOf('storefront_gone', { name, status }),
        level: 'warning',
      };
}
