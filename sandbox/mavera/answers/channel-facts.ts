import { type Facts, NO_FACTS, named } from './facts.ts';
import type { ChannelSeen } from './read-input.ts';

/** Whole percents by revenue that add up to 100: the largest remainders get what rounding down left over. */
export function shareOut(channels: ChannelSeen[]): number[] {
  const total = channels.reduce((sum, { revenue }) => sum + Math.max(0, revenue), 0);
  if (channels.length === 0) return [];
  const exact = channels.map(({ revenue }) =>
    total > 0 ? (100 * Math.max(0, revenue)) / total : 100 / channels.length,
  );
  const shares = exact.map(Math.floor);
  const left = 100 - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((value, place) => ({ place, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}

/** What Mave advises for a channel; the figures decide which advice it is. */
export function adviseChannel({ revenue, orders, name }: ChannelSeen, rank: number) {
  const average = orders > 0 ? revenue / orders : 0;
  return {
    content:
      average >= 100
        ? `Long product pages and comparison guides, since orders on ${name} are large.`
        : `Short lists and pictures, since orders on ${name} are small and quick.`,
    messaging:
      rank === 0 ? 'Speak of trust and service.' : 'Speak of the price and of what is new.',
    campaign: rank === 0 ? 'A series about how things are made.' : 'A bundle for first orders.',
  };
}

/** What follows from the channels' figures. */
export function channelFacts(channels: ChannelSeen[]): Pick<Facts, 'things' | 'values' | 'texts'> {
  if (channels.length === 0) return { things: {}, values: {}, texts: {} };
  const shares = shareOut(channels);
  const facts = channels.map((channel, rank): Facts => {
    const { content, messaging, campaign } = adviseChannel(channel, rank);
    const { id, name, revenue, orders, currency } = channel;
    return {
      ...NO_FACTS,
      numbers: {
        ...named(
          shares[rank] ?? 0,
          ...['budgetshare', 'budgetpercent', 'budgetpercentage', 'budget', 'share', 'percent'],
        ),
        ...{ revenue, orders },
        ...named(orders > 0 ? revenue / orders : 0, 'averageorder', 'averageordervalue', 'aov'),
        ...(id !== undefined &&
          Number.isFinite(Number(id)) &&
          named(Number(id), 'channelid', 'id')),
      },
      texts: {
        ...named(name, 'name', 'channel', 'channelname', 'title'),
        ...(id !== undefined && named(String(id), 'channelid', 'id')),
        ...(currency !== undefined && { currency }),
        ...{ content, messaging, campaign },
        ...named(content, 'contentstrategy', 'contentidea'),
        ...named(
          `${name} brought ${revenue} with ${orders} orders.`,
          'summary',
          'rationale',
          'reason',
          'why',
        ),
      },
    };
  });
  return {
    things: named(facts, 'channels', 'cards', 'strategies', 'recommendations'),
    values: { channelids: channels.flatMap(({ id }) => id ?? []) },
    texts: { summary: `${channels.length} channels; the budget goes where the revenue is.` },
  };
}
