import { useTranslation } from 'react-i18next';
import type { LeftOutSegments } from '../../../../server/contract/personas.ts';
import { useFormat } from '../../../locales/format.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useSegmentWords } from './use-segment-words.ts';

/** Who is in no segment, and why. */
export function LeftOutTable({
  leftOut,
  minSize,
}: {
  leftOut: LeftOutSegments[];
  minSize: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSegmentWords();
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  const rows = leftOut.map((one) => ({ ...one, id: `${one.source} ${one.reason}` }));
  return (
    <ReportTable
      label={t('personas.leftOut')}
      columns={[
        {
          hash: 'source',
          header: t('personas.field'),
          render: ({ source }) => words.sourceName(source),
        },
        {
          hash: 'reason',
          header: t('personas.why'),
          render: ({ reason }) => t(`personas.reasons.${reason}`, { min: format.number(minSize) }),
        },
        {
          hash: 'values',
          header: t('personas.values'),
          align: 'right',
          render: ({ values }) => number(values),
        },
        {
          hash: 'people',
          header: t('personas.people'),
          align: 'right',
          render: ({ people }) => number(people),
        },
      ]}
      items={rows}
      keyField="id"
    />
  );
}
