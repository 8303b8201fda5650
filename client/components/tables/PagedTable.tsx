import { Box, type TableColumn, TableFigure } from '@bigcommerce/big-design';
import { useFocusInPlace } from '../use-focus-in-place.ts';
import { SteadyTable } from './SteadyTable.tsx';

interface PagedTableProps<Row> {
  label: string;
  columns: TableColumn<Row>[];
  rows: Row[];
  /** Another page is on its way: the rows of the last one stay until then, paler. */
  isStale: boolean;
}

/** A page of rows out of many. */
export function PagedTable<Row extends { id: string }>(props: PagedTableProps<Row>) {
  const { label, columns, rows, isStale } = props;
  const focusKept = useFocusInPlace();
  return (
    <Box {...focusKept} aria-busy={isStale} style={{ opacity: isStale ? 0.6 : undefined }}>
      <TableFigure>
        <SteadyTable aria-label={label} columns={columns} items={rows} keyField="id" />
      </TableFigure>
    </Box>
  );
}
