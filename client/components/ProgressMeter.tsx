import { Box, ProgressBar } from '@bigcommerce/big-design';

interface ProgressMeterProps {
  label: string;
  done: number;
  /** 0 while it is not known how much there is. */
  total: number;
}

/** BigDesign's bar with a name: its own cannot be given one, so it is only the picture here. */
export function ProgressMeter({ label, done, total }: ProgressMeterProps) {
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : undefined;
  return (
    <Box
      aria-label={label}
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={percent}
      marginBottom="small"
      role="progressbar"
    >
      <Box aria-hidden="true">
        <ProgressBar percent={percent} />
      </Box>
    </Box>
  );
}
