import { Box, Flex, H2, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrandHealthResult } from '../../../../server/contract/brand-health.ts';
import { Figure } from '../../../components/Figure.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { useFormat } from '../../../locales/format.ts';

const BADGES = { low: 'warning', standard: 'secondary', high: 'success' } as const;

/** The score, how sure it is, and where it comes from. */
export function ScorePanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { score, average, confidence, trend, previous, alert, counts } = result;
  return (
    <>
      {alert && (
        <Notice
          lines={[
            t('brandHealth.fell', {
              before: format.number(alert.before),
              now: format.number(alert.now),
              points: format.number(alert.points),
            }),
          ]}
          type="warning"
        />
      )}
      <Panel
        badge={{
          label: t(`brandHealth.confidence.${confidence}`),
          variant: BADGES[confidence],
        }}
        description={t('brandHealth.period', {
          from: format.date(result.from),
          to: format.date(result.to),
        })}
        header={t('brandHealth.title')}
      >
        <Flex alignItems="baseline" flexDirection="row" flexGap="1rem" flexWrap="wrap">
          <H2 margin="none" role="presentation">
            {score === null
              ? t('brandHealth.noScore')
              : t('brandHealth.scoreOf', { score: format.number(score) })}
          </H2>
          {average !== null && (
            <Text margin="none">{t('brandHealth.stars', { stars: format.number(average) })}</Text>
          )}
          {trend && <Text margin="none">{t(`brandHealth.trend.${trend}`)}</Text>}
        </Flex>
        {previous && (
          <Text color="secondary60" margin="none">
            {t('brandHealth.previous', {
              score: format.number(previous.score),
              date: format.date(previous.asOf),
            })}
          </Text>
        )}
        {confidence === 'low' && (
          <Text color="secondary60" margin="none">
            {t('brandHealth.lowConfidence')}
          </Text>
        )}
        <Box marginTop="medium">
          <Figures label={t('brandHealth.counts.label')}>
            <Figure label={t('brandHealth.counts.reviews')} value={counts.reviews} />
            <Figure label={t('brandHealth.counts.products')} value={counts.products} />
            <Figure
              color="success60"
              label={t('brandHealth.moods.positive')}
              value={counts.positive}
            />
            <Figure label={t('brandHealth.moods.neutral')} value={counts.neutral} />
            <Figure
              color="danger50"
              label={t('brandHealth.moods.negative')}
              value={counts.negative}
            />
          </Figures>
        </Box>
        {result.summary && <Text margin="none">{result.summary}</Text>}
      </Panel>
    </>
  );
}
