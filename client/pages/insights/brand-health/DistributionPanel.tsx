import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrandHealthResult } from '../../../../server/contract/brand-health.ts';
import { Disclosure } from '../../../components/Disclosure.tsx';
import { useFormat } from '../../../locales/format.ts';
import { LazyBars } from '../charts/LazyBars.tsx';
import { ReportTable } from '../ReportTable.tsx';

/** How many reviews gave how many stars. */
export function DistributionPanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { distribution, counts } = result;
  const starsOf = (stars: number) =>
    t('brandHealth.starCount', { count: stars, formatted: format.number(stars) });
  return (
    <Panel header={t('brandHealth.distribution')}>
      <LazyBars
        bars={distribution.map(({ stars, reviews }) => ({ label: starsOf(stars), reviews }))}
        formatValue={format.number}
        label={t('brandHealth.distribution')}
        series={[{ key: 'reviews', name: t('brandHealth.counts.reviews'), colour: 'primary60' }]}
      />
      <Disclosure
        label={t('insights.tableOf', { chart: t('brandHealth.distribution') })}
        summary={t('overview.daily.showTable')}
      >
        <ReportTable
          label={t('brandHealth.distribution')}
          columns={[
            {
              hash: 'stars',
              header: t('brandHealth.rating'),
              render: ({ stars }) => starsOf(stars),
            },
            {
              hash: 'reviews',
              header: t('brandHealth.counts.reviews'),
              align: 'right',
              render: ({ reviews }) => format.number(reviews),
            },
            {
              hash: 'share',
              header: t('brandHealth.share'),
              align: 'right',
              render: ({ reviews }) =>
                counts.rated > 0 ? format.percent(reviews / counts.rated) : '–',
            },
          ]}
          items={distribution}
          keyField="stars"
        />
      </Disclosure>
    </Panel>
  );
}
