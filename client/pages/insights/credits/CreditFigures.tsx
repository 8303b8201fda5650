import { Box, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightOverview } from '../../../../server/contract/insights.ts';
import { Figure } from '../../../components/Figure.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { useFormat } from '../../../locales/format.ts';

/** What the month has cost, against the ceiling, and what the account has left. */
export function CreditFigures({ overview }: { overview: InsightOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { credits, spentThisMonth, settings } = overview;
  const isOver = spentThisMonth >= settings.perMonthCeiling;
  return (
    <Box>
      <Figures label={t('insights.creditsTitle')}>
        <Figure
          color={isOver ? 'danger50' : 'secondary70'}
          label={t('insights.spentThisMonth')}
          value={spentThisMonth}
        />
        <Figure label={t('insights.ceilings.month')} value={settings.perMonthCeiling} />
        {credits && <Figure label={t('insights.remaining')} value={credits.remaining} />}
        {credits && <Figure label={t('insights.included')} value={credits.included} />}
      </Figures>
      {overview.isSpentAtMost && <Small color="secondary60">{t('insights.spentAtMost')}</Small>}
      {credits?.periodEnd && (
        <Small color="secondary60" margin="none">
          {t('insights.periodEnd', { date: format.date(credits.periodEnd) })}
        </Small>
      )}
      {!credits && (
        <Text color="secondary60" margin="none">
          {t('insights.creditsUnknown')}
        </Text>
      )}
    </Box>
  );
}
