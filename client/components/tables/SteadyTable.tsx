import { Table, type TableProps } from '@bigcommerce/big-design';
import { createContext, type ReactNode, use, useState } from 'react';

type Column<Row> = TableProps<Row>['columns'][number];
type Renders = Map<string, Column<never>['render']>;

const Current = createContext<Renders>(new Map());

/**
 * BigDesign's table, whose cells stay when the page is drawn again. It takes each `render` for a component, so one that is
 * written in place is another each time, and everything in the cell is made anew: whoever was in it with the keyboard was out.
 */
export function SteadyTable<Row extends object>({ columns, ...props }: TableProps<Row>) {
  const [cells] = useState(() => new Map<string, (row: Row) => ReactNode>());
  const cellOf = (hash: string) => {
    const cell = cells.get(hash) ?? makeCell<Row>(hash);
    cells.set(hash, cell);
    return cell;
  };
  return (
    <Current value={new Map(columns.map(({ hash, render }) => [hash, render]))}>
      <Table {...props} columns={columns.map((each) => ({ ...each, render: cellOf(each.hash) }))} />
    </Current>
  );
}

function makeCell<Row>(hash: string) {
  return function Cell(row: Row): ReactNode {
    const render = use(Current).get(hash) as Column<Row>['render'] | undefined;
    return render?.(row);
  };
}
