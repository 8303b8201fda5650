import { Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  BrandHealthResult,
  MonthOfReviews,
} from '../../../../server/contract/brand-health.ts';
import { Disclosure } from '../../../components/Disclosure.tsx';
import { useFormat } from '../../../locales/format.ts';
import { LazyBars } from '../charts/LazyBars.tsx';
import { ReportTable } from '../ReportTable.tsx';

const MOODS = [
  { key: 'positive', colour: 'success60' },
  { key: 'neutral', colour: 'secondary40' },
  { key: 'negative', colour: 'danger40' },
] as const;

/** How the mood went, by month: as a picture and as a table. */
export function MonthsPanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { months } = result;
  if (months.length === 0) return null;
  const score = (value: number | null) => (value === null ? '–' : format.number(value));
  const right = { align: 'right' as const };
  return (
    <Panel description={t('brandHealth.monthsIntro')} header={t('brandHealth.months')}>
      <LazyBars
        bars={months.map((one) => ({ ...one, label: format.month(one.month) }))}
        formatValue={format.number}
        isStacked
        label={t('brandHealth.months')}
        series={MOODS.map((mood) => ({ ...mood, name: t(`brandHealth.moods.${mood.key}`) }))}
      />
      <Disclosure
        label={t('insights.tableOf', { chart: t('brandHealth.months') })}
        summary={t('overview.daily.showTable')}
      >
        <ReportTable
          label={t('brandHealth.months')}
          columns={[
            {
              hash: 'month',
              header: t('brandHealth.month'),
              render: ({ month }) => format.month(month),
            },
            ...MOODS.map(({ key }) => ({
              ...right,
              hash: key,
              header: t(`brandHealth.moods.${key}`),
              render: (month: MonthOfReviews) => format.number(month[key]),
            })),
            {
              ...right,
              hash: 'score',
              header: t('brandHealth.score'),
              render: (month) => score(month.score),
            },
            {
              ...right,
              hash: 'average',
              header: t('brandHealth.average'),
              render: (month) => score(month.average),
            },
          ]}
          items={months.toReversed()}
          keyField="month"
        />
      </Disclosure>
      {result.trend === null && (
        <Text color="secondary60" margin="none">
          {t('brandHealth.noTrend')}
        </Text>
      )}
    </Panel>
  );
}
