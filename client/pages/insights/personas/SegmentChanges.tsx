import { Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { PersonasChanges, PersonasResult } from '../../../../server/contract/personas.ts';
import { useFormat } from '../../../locales/format.ts';
import type { ChangesProps } from '../job/insight-parts.ts';
import { ReportTable } from '../ReportTable.tsx';
import { toRows } from './to-rows.ts';
import { useSegmentWords } from './use-segment-words.ts';

type Change = Omit<PersonasChanges['segments'][number], 'key'>;

/** How segments grew and shrank since the result it is compared with. */
export function SegmentChanges({ changes, result }: ChangesProps<PersonasChanges, PersonasResult>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSegmentWords();
  /** Amounts come as text. */
  const figure = (value: number | string | null) => {
    if (value === null) return '–';
    if (typeof value === 'number') return format.number(value);
    return format.amount(Number(value), result.currency);
  };
  const column = (hash: keyof Change, header: string) => ({
    hash,
    header,
    align: 'right' as const,
    render: (row: Change) => figure(row[hash]),
  });
  return (
    <Panel header={t('insights.changes')}>
      <ReportTable
        label={t('insights.changes')}
        columns={[
          {
            hash: 'id',
            header: t('personas.segment'),
            render: (segment: Change) => words.segmentName(segment),
          },
          column('peopleBefore', t('personas.peopleBefore')),
          column('peopleNow', t('personas.peopleNow')),
          column('revenueBefore', t('strategy.revenueBefore')),
          column('revenueNow', t('strategy.revenueNow')),
        ]}
        items={toRows(changes.segments)}
        keyField="id"
      />
    </Panel>
  );
}
