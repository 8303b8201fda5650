import { theme } from '@bigcommerce/big-design-theme';
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

const TICK = { fill: theme.colors.secondary60, fontSize: 12 } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;

export interface Series<Key extends string> {
  key: Key;
  name: string;
  /** Told apart by lightness as well, for those who do not see the colours. */
  colour: keyof typeof theme.colors;
}

export interface BarsChartProps<Key extends string> {
  bars: ({ label: string } & Record<Key, number>)[];
  series: Series<Key>[];
  /** One upon the other instead of side by side. */
  isStacked?: boolean;
  formatValue: (value: number) => string;
}

/** A picture of what the table beside it says: bars for each label. Nothing moves in it, for those who asked for that, and for screenshots. */
export function BarsChart<Key extends string>(props: BarsChartProps<Key>) {
  const { bars, series, isStacked = false, formatValue } = props;
  // One that comes while it is shown would be stacked last, wherever it belongs: then the chart begins anew.
  const order = series.map(({ key }) => key).join();
  return (
    <ResponsiveContainer height="100%" initialDimension={{ width: 600, height: 256 }} width="100%">
      <BarChart accessibilityLayer={false} data={bars} key={order} margin={MARGIN}>
        <CartesianGrid stroke={theme.colors.secondary20} vertical={false} />
        <XAxis
          axisLine={{ stroke: theme.colors.secondary30 }}
          dataKey="label"
          minTickGap={16}
          tick={TICK}
          tickLine={false}
        />
        <YAxis
          allowDecimals={false}
          axisLine={false}
          tick={TICK}
          tickFormatter={formatValue}
          tickLine={false}
          width={56}
        />
        <Tooltip
          cursor={{ fill: theme.colors.secondary10 }}
          formatter={(value) => formatValue(Number(value))}
          isAnimationActive={false}
        />
        {series.length > 1 && (
          <Legend
            formatter={(name) => <span style={{ color: theme.colors.secondary70 }}>{name}</span>}
            iconType="circle"
            itemSorter={null}
          />
        )}
        {series.map(({ key, name, colour }) => (
          <Bar
            dataKey={key}
            fill={theme.colors[colour]}
            isAnimationActive={false}
            key={key}
            maxBarSize={36}
            name={name}
            stackId={isStacked ? 'all' : undefined}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
