import { Box, Small } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  ChannelFigures,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { useFormat } from '../../../locales/format.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useChannelWords } from './use-channel-words.ts';

/** Beside six columns of figures, what sells best there would be a seventh that few pages have room for. */
const NAME = { minWidth: '10rem' } as const;

/** Every figure of every channel: what the chart shows, and what Mavera was told. */
export function FiguresTable({ result }: { result: ChannelStrategyResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useChannelWords();
  const { currency, cards } = result;
  const budgetOf = (id: number) => {
    const card = cards.find(({ channelId }) => channelId === id);
    return card ? format.percent(card.budgetShare / 100) : '–';
  };
  const right = { align: 'right' as const };
  return (
    <ReportTable
      label={t('strategy.figures')}
      columns={[
        {
          hash: 'name',
          header: t('strategy.channel'),
          render: (channel) => (
            <Box style={NAME}>
              {channel.name}
              {channel.bestProducts.length > 0 && (
                <Small color="secondary60" margin="none">
                  {t('strategy.best', { products: words.bestProducts(channel, 3) })}
                </Small>
              )}
            </Box>
          ),
        },
        {
          ...right,
          hash: 'revenue',
          header: t('strategy.revenue'),
          render: (channel) => (
            <>
              {words.revenue(channel, currency)}
              {channel.currencies.length > 0 && (
                <Small color="secondary60" margin="none">
                  {t('strategy.paidIn', { amounts: words.paidIn(channel) })}
                </Small>
              )}
            </>
          ),
        },
        {
          ...right,
          hash: 'orders',
          header: t('strategy.orders'),
          render: ({ orders }) => format.number(orders),
        },
        {
          ...right,
          hash: 'averageOrder',
          header: t('strategy.averageOrder'),
          render: ({ averageOrder }) => format.amount(Number(averageOrder), currency),
        },
        { ...right, hash: 'growth', header: t('strategy.growth'), render: words.growth },
        {
          ...right,
          hash: 'budget',
          header: t('strategy.budget'),
          render: ({ channelId }: ChannelFigures) => budgetOf(channelId),
        },
      ]}
      items={result.channels}
      keyField="channelId"
    />
  );
}
