import { Panel, Table, TableFigure } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { PersonasChanges } from '../../../../server/contract/personas.ts';
import { useFormat } from '../../../locales/format.ts';
import type { ChangesProps } from '../job/insight-parts.ts';
import { toRows } from './to-rows.ts';
import { useSegmentWords } from './use-segment-words.ts';

type Change = Omit<PersonasChanges['segments'][number], 'key'>;

/** How segments grew and shrank since the result it is compared with. */
export function SegmentChanges({ changes }: ChangesProps<PersonasChanges>) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSegmentWords();
  const number = (value: number | string | null) =>
    value === null ? '–' : format.number(Number(value));
  const column = (hash: keyof Change, header: string) => ({
    hash,
    header,
    align: 'right' as const,
    render: (row: Change) => number(row[hash]),
  });
  return (
    <Panel header={t('insights.changes')}>
      <TableFigure>
        <Table
          aria-label={t('insights.changes')}
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
      </TableFigure>
    </Panel>
  );
}
