/** Rows of a table, which spreads them into components, and React wants no `key` there. */
export function toRows<Row extends { key: string }>(
  rows: readonly Row[],
): (Omit<Row, 'key'> & { id: string })[] {
  return rows.map(({ key, ...row }) => ({ ...row, id: key }));
}
