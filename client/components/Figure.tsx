import { Box, H2, Text } from '@bigcommerce/big-design';
import { useFormat } from '../locales/format.ts';

interface FigureProps {
  label: string;
  value: number;
  color?: 'secondary70' | 'success60' | 'danger50';
}

/** A number with its name above it. Reads as a pair inside a description list. */
export function Figure({ label, value, color = 'secondary70' }: FigureProps) {
  const format = useFormat();
  return (
    <Box>
      <Box as="dt">
        <Text as="span" color="secondary60">
          {label}
        </Text>
      </Box>
      <Box as="dd" margin="none">
        {/* The size of a heading; to a screen reader it is none. */}
        <H2 role="presentation" color={color} margin="none">
          {format.number(value)}
        </H2>
      </Box>
    </Box>
  );
}
