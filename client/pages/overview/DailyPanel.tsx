import { Box, Button, Flex, Panel, Text } from '@bigcommerce/big-design';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDailyActivity } from '../../api/use-daily-activity.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useFormat } from '../../locales/format.ts';
import { DailyTable } from './DailyTable.tsx';
import { type Bar, PERIODS, type Period, seriesIn, toBars } from './daily-series.ts';

/** Charts weigh more than all the rest of the page: they come when the page is there already. */
const DailyChart = lazy(async () => ({ default: (await import('./DailyChart.tsx')).DailyChart }));

/** As high as the chart, so that nothing moves when it comes. */
const CHART_ROOM = { height: '16rem' } as const;

/** How much went to Brevo, today by the hour and in 30 days; as a picture and as a table. */
export function DailyPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const daily = useDailyActivity();
  const period: Period = search.get('period') === 'today' ? 'today' : 'month';
  const choose = (chosen: Period) =>
    setSearch(chosen === 'today' ? { period: chosen } : {}, {
      replace: true,
      preventScrollReset: true,
    });

  return (
    <Panel header={t('overview.daily.title')}>
      <Flex flexDirection="row" flexGap="0.5rem" flexWrap="wrap" marginBottom="small">
        {PERIODS.map((each) => (
          <Button
            aria-pressed={period === each}
            key={each}
            mobileWidth="auto"
            onClick={() => choose(each)}
            variant={period === each ? 'secondary' : 'subtle'}
          >
            {t(`overview.daily.periods.${each}`)}
          </Button>
        ))}
      </Flex>
      {daily.data ? (
        <Written
          bars={toBars(daily.data, period, format)}
          period={period}
          timeZone={daily.data.timeZone}
        />
      ) : daily.error ? (
        <ErrorNotice error={daily.error} onRetry={() => void daily.refetch()} />
      ) : (
        <Box style={CHART_ROOM}>
          <Skeleton lines={8} />
        </Box>
      )}
    </Panel>
  );
}

function Written({ bars, period, timeZone }: { bars: Bar[]; period: Period; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = bars.reduce((sum, bar) => sum + bar.total, 0);
  const summary = t(`overview.daily.totals.${period}`, {
    count: total,
    formatted: format.number(total),
  });
  return (
    <>
      <Text color="secondary60">{summary}</Text>
      <Box aria-label={summary} role="img" style={CHART_ROOM}>
        {total > 0 && (
          <Suspense fallback={<Skeleton lines={8} />}>
            <DailyChart bars={bars} kinds={seriesIn(bars)} />
          </Suspense>
        )}
      </Box>
      <Disclosure summary={t('overview.daily.showTable')}>
        <DailyTable bars={bars} kinds={seriesIn(bars)} period={period} timeZone={timeZone} />
      </Disclosure>
    </>
  );
}
