import { useTranslation } from 'react-i18next';
import { BarsChart } from '../../components/BarsChart.tsx';
import { useFormat } from '../../locales/format.ts';
import type { Bar as BarData, SERIES } from './daily-series.ts';

type Kind = (typeof SERIES)[number];

const COLOURS = {
  customers: 'primary60',
  orders: 'success40',
  products: 'warning40',
  categories: 'secondary40',
  carts: 'danger30',
} as const satisfies Record<Kind, string>;

interface DailyChartProps {
  bars: BarData[];
  kinds: Kind[];
}

/** What was written, by kind, one upon the other. */
export function DailyChart({ bars, kinds }: DailyChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <BarsChart
      bars={bars}
      formatValue={format.number}
      isStacked
      series={kinds.map((kind) => ({
        key: kind,
        name: t(`overview.daily.kinds.${kind}`),
        colour: COLOURS[kind],
      }))}
    />
  );
}
