import type {
  ChannelStrategyOptions,
  ChannelStrategyResult,
} from '../../contract/channel-strategy.ts';
import type { NewsWorld } from '../insight-definition.ts';
import { type ChannelStrategyDeps, sumChannels } from './gather-channels.ts';

/** Points of the whole revenue by which a channel has to gain or lose. */
const SWING = 10;

/** Whether a channel's share of the revenue is another than in the last result, or a channel came or went. No calls. */
export async function hasSwung(
  { channelOrders }: ChannelStrategyDeps,
  { store, signal }: NewsWorld,
  last: ChannelStrategyResult,
  { days, minOrders }: ChannelStrategyOptions,
): Promise<boolean> {
  const summed = await sumChannels(channelOrders, store.storeHash, days, signal);
  const facts = { minOrders, currency: last.currency, nameOf: String };
  const now = summed?.sums.conclude(facts).channels ?? [];
  const shares = (channels: ReadonlyArray<{ channelId: number; revenueShare: number }>) =>
    new Map(channels.map(({ channelId, revenueShare }) => [channelId, revenueShare]));
  const [before, after] = [shares(last.channels), shares(now)];
  return [...new Set([...before.keys(), ...after.keys()])].some(
    (id) => Math.abs((after.get(id) ?? 0) - (before.get(id) ?? 0)) >= SWING,
  );
}
