import { Box, H3, Small, Text } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { BrandHealthResult } from '../../../../server/contract/brand-health.ts';
import { ChannelStrategyResult } from '../../../../server/contract/channel-strategy.ts';
import type { InsightRun } from '../../../../server/contract/insights.ts';
import { PersonasResult } from '../../../../server/contract/personas.ts';
import { useInsightRun } from '../../../api/use-insight-runs.ts';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { type Format, useFormat } from '../../../locales/format.ts';

/** The one thing to know of a result. */
export function Headline({ run }: { run: InsightRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const detail = useInsightRun(run.id);
  if (detail.isPending) return <Skeleton lines={2} />;
  const said = sayHeadline(run.kind, detail.data?.result, t, format);
  return (
    <Box marginBottom="small">
      {said && (
        <>
          <H3 margin="none">{said.main}</H3>
          <Text margin="none">{said.more}</Text>
        </>
      )}
      <Small color="secondary60" margin="none">
        {t('insights.result', { time: format.dateTime(run.finishedAt ?? run.createdAt) })}
      </Small>
    </Box>
  );
}

function sayHeadline(kind: InsightRun['kind'], found: unknown, t: TFunction, format: Format) {
  if (kind === 'brand_health') return sayScore(found, t, format);
  return kind === 'personas' ? sayPersonas(found, t, format) : sayStrategy(found, t, format);
}

function sayScore(found: unknown, t: TFunction, format: Format) {
  const { data } = BrandHealthResult.safeParse(found);
  if (!data) return undefined;
  if (data.score === null) return { main: t('brandHealth.noScore'), more: '' };
  const count = data.counts.reviews;
  return {
    main: t('brandHealth.scoreOf', { score: format.number(data.score) }),
    more: t('brandHealth.reviews', { count, formatted: format.number(count) }),
  };
}

function sayPersonas(found: unknown, t: TFunction, format: Format) {
  const { data } = PersonasResult.safeParse(found);
  if (!data) return undefined;
  const count = data.segments.filter(({ personaId }) => personaId !== null).length;
  return {
    main: t('personas.count', { count, formatted: format.number(count) }),
    more: t('personas.ofBuyers', {
      count: data.buyers,
      formatted: format.number(data.buyers),
    }),
  };
}

function sayStrategy(found: unknown, t: TFunction, format: Format) {
  const { data } = ChannelStrategyResult.safeParse(found);
  const largest = data?.channels.toSorted((a, b) => b.revenueShare - a.revenueShare)[0];
  if (!data || !largest) return undefined;
  const card = data.cards.find(({ channelId }) => channelId === largest.channelId);
  const share = format.percent(largest.revenueShare / 100);
  return {
    main: largest.name,
    more: card
      ? t('strategy.headline', { share, budget: format.percent(card.budgetShare / 100) })
      : t('strategy.headlineAlone', { share }),
  };
}
