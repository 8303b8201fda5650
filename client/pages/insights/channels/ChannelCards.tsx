import { Box, Flex, Grid, type GridProps, H3, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  ChannelCard,
  ChannelFigures,
  ChannelStrategyResult,
} from '../../../../server/contract/channel-strategy.ts';
import { Facts } from '../../../components/Facts.tsx';
import { useFormat } from '../../../locales/format.ts';
import { useChannelWords } from './use-channel-words.ts';

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 22rem), 1fr))';
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
  return (
    <Panel description={t('strategy.cardsIntro')} header={t('strategy.cards')}>
      <Grid gridColumns={COLUMNS} gridGap="1rem">
        {found
          .toSorted((one, other) => other.card.budgetShare - one.card.budgetShare)
          .map(({ card, figures }) => (
            <Card card={card} currency={result.currency} figures={figures} key={card.channelId} />
          ))}
      </Grid>
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
    <Box border="box" borderRadius="normal" data-whole padding="medium">
      <Flex
        alignItems="baseline"
        flexDirection="row"
        flexGap="0.5rem"
        flexWrap="wrap"
        justifyContent="space-between"
      >
        <H3 margin="none">{figures.name}</H3>
        <Text bold margin="none">
          {t('strategy.ofBudget', { share: format.percent(card.budgetShare / 100) })}
        </Text>
      </Flex>
      <Box
        backgroundColor="secondary10"
        borderRadius="normal"
        marginVertical="small"
        paddingHorizontal="small"
        paddingTop="small"
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
      {PARTS.map((part) => (
        <Box key={part}>
          <Text bold margin="none">
            {t(`strategy.parts.${part}`)}
          </Text>
          <Text marginBottom="small">{card[part]}</Text>
        </Box>
      ))}
    </Box>
  );
}
