import { Box, type TableItem, type TableProps } from '@bigcommerce/big-design';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';

type Rows<Row extends TableItem> = Pick<TableProps<Row>, 'columns' | 'items' | 'keyField'>;

const SCROLLS = { overflowX: 'auto' } as const;

/** Figures in rows. Where they need more room than there is they scroll, by keyboard too: BigDesign's own figure takes no focus. */
export function ReportTable<Row extends TableItem>({
  label,
  ...rows
}: Rows<Row> & { label: string }) {
  return (
    <Box aria-label={label} as="figure" margin="none" style={SCROLLS} tabIndex={0}>
      <SteadyTable aria-label={label} {...rows} />
    </Box>
  );
}
