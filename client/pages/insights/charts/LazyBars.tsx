import { Box } from '@bigcommerce/big-design';
import { lazy, Suspense } from 'react';
import type { BarsChartProps } from '../../../components/BarsChart.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';

/** Charts weigh more than all the rest of the page: they come when the page is there already. */
const BarsChart = lazy(async () => ({
  default: (await import('../../../components/BarsChart.tsx')).BarsChart,
}));

/** As high as the chart, so that nothing moves when it comes. */
const ROOM = { height: '16rem' } as const;

/** A picture of what a table beside it says. */
export function LazyBars<Key extends string>({
  label,
  ...chart
}: BarsChartProps<Key> & { label: string }) {
  return (
    <Box aria-label={label} marginBottom="medium" role="img" style={ROOM}>
      <Suspense fallback={<Skeleton lines={8} />}>
        <BarsChart {...chart} />
      </Suspense>
    </Box>
  );
}
