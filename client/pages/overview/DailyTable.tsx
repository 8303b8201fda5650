import { Box, Small, TableFigure } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { useFormat } from '../../locales/format.ts';
import type { Bar, Period, SERIES } from './daily-series.ts';

interface DailyTableProps {
  bars: Bar[];
  kinds: (typeof SERIES)[number][];
  period: Period;
  timeZone: string;
}

/** The same numbers as the chart, the latest first, without the times at which nothing was written. */
export function DailyTable({ bars, kinds, period, timeZone }: DailyTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = bars.filter(({ total }) => total > 0).reverse();
  const column = (hash: keyof Bar, header: string) => ({
    hash,
    header,
    align: 'right' as const,
    render: (bar: Bar) => format.number(Number(bar[hash])),
  });
  return (
    <Box>
      <TableFigure>
        <SteadyTable
          aria-label={t('overview.daily.title')}
          columns={[
            {
              hash: 'label',
              header: t(`overview.daily.when.${period}`),
              render: (bar) => bar.label,
            },
            ...kinds.map((kind) => column(kind, t(`overview.daily.kinds.${kind}`))),
            column('total', t('counts.total')),
          ]}
          items={rows}
          keyField="label"
        />
      </TableFigure>
      <Small color="secondary60" marginTop="xSmall">
        {t('overview.daily.note', { timeZone })}
      </Small>
    </Box>
  );
}
