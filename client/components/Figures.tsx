import { Grid, type GridProps } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';

interface FiguresProps {
  label: string;
  children: ReactNode;
}

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fit, minmax(6.5rem, 1fr))';

/** Numbers side by side, as many as there is room for. */
export function Figures({ label, children }: FiguresProps) {
  return (
    <Grid
      aria-label={label}
      as="dl"
      gridColumns={COLUMNS}
      gridGap="1rem"
      margin="none"
      marginBottom="medium"
    >
      {children}
    </Grid>
  );
}
