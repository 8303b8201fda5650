import { Box, Flex, Grid, type GridProps, H3 } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 22rem), 1fr))';

/** Cards side by side, as many as there is room for. */
export function ReportCards({ children }: { children: ReactNode }) {
  return (
    <Grid gridColumns={COLUMNS} gridGap="1rem">
      {children}
    </Grid>
  );
}

interface ReportCardProps {
  title: string;
  /** The one thing to know of it, beside its title. */
  aside: ReactNode;
  children: ReactNode;
}

/** One of several findings of a result. Stays whole on paper. */
export function ReportCard({ title, aside, children }: ReportCardProps) {
  return (
    <Box border="box" borderRadius="normal" data-whole padding="medium">
      <Flex
        alignItems="center"
        flexDirection="row"
        flexGap="0.5rem"
        flexWrap="wrap"
        justifyContent="space-between"
      >
        <H3 margin="none">{title}</H3>
        {aside}
      </Flex>
      {children}
    </Box>
  );
}
