import type { TFunction } from 'i18next';
import type { ChannelStrategyResult } from '../../../../server/contract/channel-strategy.ts';
import type { Sheet } from '../job/insight-parts.ts';

/** A line for each channel: its figures, and its card. */
export function toStrategySheet(
  { channels, cards, currency }: ChannelStrategyResult,
  t: TFunction,
): Sheet {
  const columns = [
    ...(['channel', 'currency', 'revenue', 'revenueShare', 'orders', 'averageOrder'] as const),
    ...(['growth', 'bestProducts', 'budget'] as const),
  ].map((name) => t(`strategy.${name}`));
  const parts = (['content', 'messaging', 'campaign'] as const).map((part) =>
    t(`strategy.parts.${part}`),
  );
  return [
    [...columns, ...parts],
    ...channels.map((one) => {
      const card = cards.find(({ channelId }) => channelId === one.channelId);
      return [
        ...[one.name, currency, Number(one.revenue), one.revenueShare, one.orders],
        ...[Number(one.averageOrder), one.growth ?? ''],
        one.bestProducts.map(({ name, units }) => `${units} × ${name}`).join('; '),
        ...[card?.budgetShare ?? '', card?.content ?? '', card?.messaging ?? ''],
        card?.campaign ?? '',
      ];
    }),
  ];
}
