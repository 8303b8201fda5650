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

/** Told apart by lightness as well, for those who do not see the colours. */
const COLOURS = {
  first: theme.colors.primary60,
  second: theme.colors.primary30,
  good: theme.colors.success60,
  neutral: theme.colors.secondary40,
  bad: theme.colors.danger40,
} as const;
const TICK = { fill: theme.colors.secondary60, fontSize: 12 } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;

export interface Series<Key extends string> {
  key: Key;
  name: string;
  colour: keyof typeof COLOURS;
}

export interface BarsChartProps<Key extends string> {
  bars: ({ label: string } & Record<Key, number>)[];
  series: Series<Key>[];
  /** One upon the other instead of side by side. */
  isStacked?: boolean;
  formatValue: (value: number) => string;
}

/** Bars for each label. Nothing moves in it, for those who asked for that, and for screenshots. */
export function BarsChart<Key extends string>(props: BarsChartProps<Key>) {
  const { bars, series, isStacked = false, formatValue } = props;
  return (
    <ResponsiveContainer height="100%" initialDimension={{ width: 600, height: 256 }} width="100%">
      <BarChart accessibilityLayer={false} data={bars} margin={MARGIN}>
        <CartesianGrid stroke={theme.colors.secondary20} vertical={false} />
        <XAxis
          axisLine={{ stroke: theme.colors.secondary30 }}
          dataKey="label"
          minTickGap={16}
          tick={TICK}
          tickLine={false}
        />
        <YAxis
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
            fill={COLOURS[colour]}
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
