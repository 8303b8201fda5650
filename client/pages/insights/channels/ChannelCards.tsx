import { Box, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  ChannelCard,
  ChannelFigures,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { Facts } from '../../../components/Facts.tsx';
import { useFormat } from '../../../locales/format.ts';
import { ReportCard, ReportCards } from '../ReportCard.tsx';
import { useChannelWords } from './use-channel-words.ts';

/** The space below the last figure is inside the box. */
const ROOM_BELOW = { display: 'flow-root' } as const;

const PARTS = ['content', 'messaging', 'campaign'] as const;

/** A card for each channel: Mavera's suggestions, with the store's own figures beside them. */
export function ChannelCards({ result }: { result: ChannelStrategyResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cards, channels, sharesWere, inventedCards } = result;
  const found = cards.flatMap((card) => {
    const figures = channels.find(({ channelId }) => channelId === card.channelId);
    return figures ? [{ card, figures }] : [];
  });
  const without = channels
    .filter(({ channelId }) => cards.every((card) => card.channelId !== channelId))
    .map(({ name }) => name);
  return (
    <Panel description={t('strategy.cardsIntro')} header={t('strategy.cards')}>
      <ReportCards>
        {found
          .toSorted((one, other) => other.card.budgetShare - one.card.budgetShare)
          .map(({ card, figures }) => (
            <Card card={card} currency={result.currency} figures={figures} key={card.channelId} />
          ))}
      </ReportCards>
      {without.length > 0 && (
        <Text marginTop="small">{t('strategy.without', { names: format.list(without) })}</Text>
      )}
      {sharesWere !== null && (
        <Small color="secondary60" marginTop="small">
          {t('strategy.sharesWere', { sum: format.percent(sharesWere / 100) })}
        </Small>
      )}
      {inventedCards > 0 && (
        <Small color="secondary60" marginTop="small">
          {t('strategy.invented', { count: inventedCards })}
        </Small>
      )}
    </Panel>
  );
}

interface CardProps {
  card: ChannelCard;
  figures: ChannelFigures;
  currency: string;
}

function Card({ card, figures, currency }: CardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useChannelWords();
  return (
    <ReportCard
      aside={
        <Text bold margin="none">
          {t('strategy.ofBudget', { share: format.percent(card.budgetShare / 100) })}
        </Text>
      }
      title={figures.name}
    >
      <Box
        backgroundColor="secondary10"
        borderRadius="normal"
        marginVertical="small"
        paddingHorizontal="small"
        paddingTop="small"
        style={ROOM_BELOW}
      >
        <Facts
          facts={[
            { name: t('strategy.revenue'), value: words.revenue(figures, currency) },
            { name: t('strategy.orders'), value: format.number(figures.orders) },
            {
              name: t('strategy.averageOrder'),
              value: format.amount(Number(figures.averageOrder), currency),
            },
            { name: t('strategy.growth'), value: words.growth(figures) },
            { name: t('strategy.bestProducts'), value: words.bestProducts(figures, 3) },
          ]}
        />
      </Box>
      {PARTS.filter((part) => card[part] !== '').map((part) => (
        <Box key={part}>
          <Text bold margin="none">
            {t(`strategy.parts.${part}`)}
          </Text>
          <Text marginBottom="small">{card[part]}</Text>
        </Box>
      ))}
    </ReportCard>
  );
}
