import { theme } from '@bigcommerce/big-design-theme';
import { useTranslation } from 'react-i18next';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormat } from '../../locales/format.ts';
import type { Bar as BarData, SERIES } from './daily-series.ts';

type Kind = (typeof SERIES)[number];

/** Told apart by lightness as well, for those who do not see the colours. */
const COLOURS: Record<Kind, string> = {
  customers: theme.colors.primary60,
  orders: theme.colors.success40,
  products: theme.colors.warning40,
  categories: theme.colors.secondary40,
  carts: theme.colors.danger30,
};
const TICK = { fill: theme.colors.secondary60, fontSize: 12 } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;

interface DailyChartProps {
  bars: BarData[];
  kinds: Kind[];
}

/** A picture of what the table beside it says. Nothing moves in it, for those who asked for that, and for screenshots. */
export function DailyChart({ bars, kinds }: DailyChartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // A kind that comes while it is shown would be stacked last, wherever it belongs: then the chart begins anew.
  const order = kinds.join();
  return (
    <ResponsiveContainer height="100%" initialDimension={{ width: 600, height: 256 }} width="100%">
      <BarChart accessibilityLayer={false} data={bars} key={order} margin={MARGIN}>
        <CartesianGrid stroke={theme.colors.secondary20} vertical={false} />
        <XAxis
          axisLine={{ stroke: theme.colors.secondary30 }}
          dataKey="label"
          minTickGap={24}
          tick={TICK}
          tickLine={false}
        />
        <YAxis
          allowDecimals={false}
          axisLine={false}
          tick={TICK}
          tickFormatter={format.number}
          tickLine={false}
          width={56}
        />
        <Tooltip
          cursor={{ fill: theme.colors.secondary10 }}
          formatter={(value) => format.number(Number(value))}
          isAnimationActive={false}
        />
        <Legend
          formatter={(name) => <span style={{ color: theme.colors.secondary70 }}>{name}</span>}
          iconType="circle"
          itemSorter={null}
        />
        {kinds.map((kind) => (
          <Bar
            dataKey={kind}
            fill={COLOURS[kind]}
            isAnimationActive={false}
            key={kind}
            maxBarSize={28}
            name={t(`overview.daily.kinds.${kind}`)}
            stackId="written"
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
