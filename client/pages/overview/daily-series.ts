import type { DailyActivity, WrittenRecords } from '../../../server/contract/daily-activity.ts';
import type { Format } from '../../locales/format.ts';

export const PERIODS = ['today', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** In the order in which they are stacked, from below. */
export const SERIES = ['customers', 'orders', 'products', 'categories', 'carts'] as const;

/** A bar of the chart, and a row of the table beside it. */
export interface Bar extends WrittenRecords {
  /** When, as a person reads it. */
  label: string;
  total: number;
}

/** Today by the hour, or 30 days. */
export function toBars({ days, hours }: DailyActivity, period: Period, format: Format): Bar[] {
  if (period === 'today')
    return hours.map(({ hour, written }) => toBar(format.hour(hour), written));
  return days.map(({ date, written }) => toBar(format.day(date), written));
}

/** Kinds of which something was written: the others would only fill the legend. */
export function seriesIn(bars: Bar[]): (typeof SERIES)[number][] {
  return SERIES.filter((kind) => bars.some((bar) => bar[kind] > 0));
}

function toBar(label: string, written: WrittenRecords): Bar {
  return { label, ...written, total: SERIES.reduce((sum, kind) => sum + written[kind], 0) };
}
