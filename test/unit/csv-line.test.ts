import { expect, test } from 'vitest';
import { csvLine } from '../../server/contract/csv-line.ts';

test('cells that hold what separates cells are quoted', () => {
  expect(csvLine(['plain', 'a,b', 'say "x"', 'two\nlines', 7])).toBe(
    'plain,"a,b","say ""x""","two\nlines",7\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'what a spreadsheet would run is text to it: %j',
  (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  },
);
