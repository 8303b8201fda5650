import { Badge, Box, Flex, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  BrandHealthResult,
  BrandTheme,
  ReviewQuote,
} from '../../../../server/contract/brand-health.ts';
import { useFormat } from '../../../locales/format.ts';
import { ProductLink } from '../ProductLink.tsx';
import { ReportCard, ReportCards } from '../ReportCard.tsx';

const BADGES = {
  positive: 'success',
  negative: 'danger',
  mixed: 'warning',
  neutral: 'secondary',
} as const;
const QUOTES_SHOWN = 3;
/** A stranger's words: as text, in whatever script, however long a word is. */
const AS_WRITTEN = { overflowWrap: 'anywhere' } as const;

/** What customers speak of, each with reviews that say so. */
export function ThemesPanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const { themes } = result;
  return (
    <Panel description={t('brandHealth.themesIntro')} header={t('brandHealth.themes')}>
      {themes.length === 0 && <Text margin="none">{t('brandHealth.noThemes')}</Text>}
      <ReportCards>
        {themes.map((theme) => (
          <Theme key={`${theme.polarity}-${theme.name}`} theme={theme} />
        ))}
      </ReportCards>
    </Panel>
  );
}

function Theme({ theme }: { theme: BrandTheme }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, polarity, mentions, share, trend, products, quotes, suggestedAction } = theme;
  return (
    <ReportCard
      aside={<Badge label={t(`brandHealth.polarity.${polarity}`)} variant={BADGES[polarity]} />}
      title={name}
    >
      <Small color="secondary60">
        {t('brandHealth.mentions', {
          count: mentions,
          formatted: format.number(mentions),
          share: format.percent(share / 100),
        })}
        {trend && trend !== 'flat' && ` · ${t(`brandHealth.mentionTrend.${trend}`)}`}
      </Small>
      {suggestedAction && <Text marginBottom="small">{suggestedAction}</Text>}
      {quotes.slice(0, QUOTES_SHOWN).map((quote) => (
        <Quote key={quote.reviewId} quote={quote} />
      ))}
      {products.length > 0 && (
        <Flex flexDirection="row" flexGap="0.25rem 0.75rem" flexWrap="wrap">
          {products.slice(0, QUOTES_SHOWN).map((product) => (
            <ProductLink key={product.productId} {...product} />
          ))}
        </Flex>
      )}
    </ReportCard>
  );
}

function Quote({ quote }: { quote: ReviewQuote }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rating, text, productName, writtenAt } = quote;
  return (
    <Box
      as="blockquote"
      borderLeft="box"
      margin="none"
      marginBottom="small"
      paddingLeft="small"
      style={AS_WRITTEN}
    >
      <Text dir="auto" margin="none">
        {text}
      </Text>
      <Small as="cite" color="secondary60" margin="none">
        {[
          rating !== null &&
            t('brandHealth.starCount', { count: rating, formatted: format.number(rating) }),
          productName,
          format.date(writtenAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Small>
    </Box>
  );
}
