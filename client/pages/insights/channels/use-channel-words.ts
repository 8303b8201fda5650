import { useTranslation } from 'react-i18next';
import type { ChannelFigures } from '../../../../server/contract/channel-strategy.ts';
import { useFormat } from '../../../locales/format.ts';

/** Figures of a channel as people read them. */
export function useChannelWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    /** With its share of all revenue. */
    revenue: ({ revenue, revenueShare }: ChannelFigures, currency: string) =>
      `${format.amount(Number(revenue), currency)} (${format.percent(revenueShare / 100)})`,
    growth: ({ growth }: ChannelFigures) =>
      growth === null ? t('strategy.noGrowth') : format.change(growth / 100),
    bestProducts: ({ bestProducts }: ChannelFigures, most: number) =>
      bestProducts.length === 0
        ? undefined
        : format.list(
            bestProducts
              .slice(0, most)
              .map(({ name, units }) => `${name} (${format.number(units)})`),
          ),
    /** What was paid, by currency. */
    paidIn: ({ currencies }: ChannelFigures) =>
      format.list(
        currencies.map(({ currency, amount }) => format.amount(Number(amount), currency)),
      ),
  };
}
