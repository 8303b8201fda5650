import { Box, Panel, Small, Text } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ChannelStrategyResult } from '../../../../server/contract/channel-strategy.ts';
import { Notice } from '../../../components/Notice.tsx';
import { useFormat } from '../../../locales/format.ts';
import { LazyBars } from '../charts/LazyBars.tsx';
import type { ReportProps } from '../job/insight-parts.ts';
import { OrdersInPart } from '../OrdersInPart.tsx';
import { AdvicePanel } from './AdvicePanel.tsx';
import { ChannelCards } from './ChannelCards.tsx';
import { FiguresTable } from './FiguresTable.tsx';

/** A strategy for each channel: the figures it goes by, the cards, and Mave's own words with their sources. */
export function StrategyReport({ result }: ReportProps<ChannelStrategyResult>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { channels, cards, leftOut, minOrders, from, to } = result;
  const shareOf = (id: number) => cards.find(({ channelId }) => channelId === id)?.budgetShare;
  const shares = channels.map((channel) => ({
    label: channel.name,
    revenue: channel.revenueShare,
    budget: shareOf(channel.channelId) ?? 0,
  }));
  return (
    <>
      <OrdersInPart ordersSoFar={result.ordersSoFar} />
      {result.cardsProblem && (
        <Notice
          lines={[
            t('strategy.noCards'),
            ...(result.inventedCards > 0
              ? [t('strategy.invented', { count: result.inventedCards })]
              : [faultWords(result, t)]),
          ]}
          type="warning"
        />
      )}
      {cards.length > 0 && <ChannelCards result={result} />}
      <Panel
        description={t('strategy.figuresIntro', { from: format.date(from), to: format.date(to) })}
        header={t('strategy.figures')}
      >
        <LazyBars
          bars={shares}
          formatValue={(share) => format.percent(share / 100)}
          label={t('strategy.chart')}
          series={[
            { key: 'revenue', name: t('strategy.revenueShare'), colour: 'primary60' },
            ...(cards.length > 0
              ? [
                  {
                    key: 'budget' as const,
                    name: t('strategy.budget'),
                    colour: 'primary30' as const,
                  },
                ]
              : []),
          ]}
        />
        <FiguresTable result={result} />
        {leftOut.length > 0 && (
          <Text marginTop="small">
            {t('strategy.leftOut', {
              min: format.number(minOrders),
              names: format.list(
                leftOut.map(({ name, orders }) => `${name} (${format.number(orders)})`),
              ),
            })}
          </Text>
        )}
        <Box>
          <Small color="secondary60" margin="none">
            {t('strategy.computed', { count: result.productsFrom })}
          </Small>
        </Box>
      </Panel>
      <AdvicePanel result={result} />
    </>
  );
}

function faultWords({ cardsFault, cardsProblem }: ChannelStrategyResult, t: TFunction): string {
  return cardsFault ? t(`insights.faults.${cardsFault}`) : (cardsProblem ?? '');
}
