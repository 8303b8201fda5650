import { Box, Table, type TableColumn, TableFigure } from '@bigcommerce/big-design';

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
  return (
    <Box aria-busy={isStale} style={{ opacity: isStale ? 0.6 : undefined }}>
      <TableFigure>
        <Table aria-label={label} columns={columns} items={rows} keyField="id" />
      </TableFigure>
    </Box>
  );
}
