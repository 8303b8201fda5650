import { Table, TableFigure } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  ChannelFigures,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { useFormat } from '../../../locales/format.ts';
import { useChannelWords } from './use-channel-words.ts';

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
    <TableFigure>
      <Table
        aria-label={t('strategy.figures')}
        columns={[
          { hash: 'name', header: t('strategy.channel'), render: ({ name }) => name },
          {
            ...right,
            hash: 'revenue',
            header: t('strategy.revenue'),
            render: (channel) => words.revenue(channel, currency),
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
          {
            hash: 'currencies',
            header: t('strategy.paidIn'),
            render: (channel) => words.paidIn(channel) ?? '–',
          },
          {
            hash: 'bestProducts',
            header: t('strategy.bestProducts'),
            render: (channel) => words.bestProducts(channel, 5) ?? '–',
          },
        ]}
        items={result.channels}
        keyField="channelId"
      />
    </TableFigure>
  );
}
