import { Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type {
  BrandHealthChanges,
  BrandHealthResult,
} from '../../../../server/contract/brand-health.ts';
import { useFormat } from '../../../locales/format.ts';
import type { ChangesProps } from '../job/insight-parts.ts';
import { ReportTable } from '../ReportTable.tsx';

const FIGURES = ['score', 'average', 'reviews'] as const;

/** How the score, and what is spoken of, differ from the result it is compared with. */
export function HealthChanges({ changes }: ChangesProps<BrandHealthChanges, BrandHealthResult>) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  const share = (value: number | null) => (value === null ? '–' : format.percent(value / 100));
  const rows = [
    ...FIGURES.map((name) => ({
      name: t(`brandHealth.figures.${name}`),
      before: number(changes[name].before),
      now: number(changes[name].now),
    })),
    ...changes.themes.map(({ name, polarity, shareBefore, shareNow }) => ({
      name: t('brandHealth.themeShare', { name, polarity: t(`brandHealth.polarity.${polarity}`) }),
      before: share(shareBefore),
      now: share(shareNow),
    })),
  ];
  const right = { align: 'right' as const };
  return (
    <Panel header={t('insights.changes')}>
      {!changes.isComparable && <Text>{t('brandHealth.notComparable')}</Text>}
      <ReportTable
        label={t('insights.changes')}
        columns={[
          { hash: 'name', header: t('insights.what'), render: ({ name }) => name },
          {
            ...right,
            hash: 'before',
            header: t('insights.before'),
            render: ({ before }) => before,
          },
          { ...right, hash: 'now', header: t('insights.now'), render: ({ now }) => now },
        ]}
        items={rows}
        keyField="name"
      />
    </Panel>
  );
}
