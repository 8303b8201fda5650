import type { z } from 'zod';
import type {
  ChannelStrategyChanges,
  ChannelStrategyResult,
} from '../../contract/channel-strategy.ts';

/** How figures and shares of a result differ from another's. */
export function compareStrategies(
  now: ChannelStrategyResult,
  before: ChannelStrategyResult,
): z.output<typeof ChannelStrategyChanges> {
  const shareIn = ({ cards }: ChannelStrategyResult, id: number) =>
    cards.find(({ channelId }) => channelId === id)?.budgetShare ?? null;
  return {
    channels: now.channels.map(({ channelId, name, revenue }) => ({
      ...{ channelId, name, revenueNow: revenue },
      revenueBefore: before.channels.find((one) => one.channelId === channelId)?.revenue ?? null,
      budgetShareNow: shareIn(now, channelId),
      budgetShareBefore: shareIn(before, channelId),
    })),
  };
}
