import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvParser } from '../../server/clients/brevo/csv-parser.ts';
import { type ReportRow, readReport } from '../../server/clients/brevo/process-report.ts';
import { serve } from '../helpers/calls/serve.ts';

function parse(...pieces: string[]): string[][] {
  const parser = new CsvParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

async function read(url: string, options = {}): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for await (const row of readReport(url, options)) rows.push(row);
  return rows;
}

test('semicolons, commas and tabs are told apart by the first line', () => {
  expect(parse('a;b,c\n1;2\n')).toEqual([
    ['a', 'b,c'],
    ['1', '2'],
  ]);
  expect(parse('a,b,c\n1,2,3\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', '2', '3'],
  ]);
  expect(parse('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(parse('a\r1\n')).toEqual([['a1']]);
});

test('an empty file has no rows', () => {
  expect(parse()).toEqual([]);
  expect(parse('\uFEFF')).toEqual([]);
  expect(parse('a;b\r\n\r\n')).toEqual([['a', 'b']]);
});

test('whatever values hold, and wherever the file is cut into pieces, they come out as they went in', () => {
  const value = fc.oneof(fc.constantFrom(';', '"', '\n', '\r\n', ',', 'é', ''), fc.string());
  const table = fc.array(fc.tuple(value, value), { maxLength: 8 });
  const cuts = fc.array(fc.nat(200), { maxLength: 6 });
  fc.assert(
    fc.property(table, cuts, (rows, places) => {
      const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = `name;mail\n${rows.map((row) => `${row.map(quote).join(';')}\n`).join('')}`;
      const sorted = [0, ...places.filter((place) => place < text.length), text.length].sort(
        (a, b) => a - b,
      );
      const pieces = sorted.slice(1).map((place, index) => text.slice(sorted[index], place));

      const filled = rows.filter((row) => row.some((cell) => cell !== ''));
      expect(parse(...pieces)).toEqual([['name', 'mail'], ...filled]);
    }),
  );
});

test('a report is read row by row, by column, and nothing of the account goes along', async () => {
  await using server = await serve((response) => {
    response.write('\uFEFFemail;Sms\nada@exa');
    response.end('mple.com;"+1"\neve@example.com');
  });

  expect(await read(server.url)).toEqual([
    { EMAIL: 'ada@example.com', SMS: '+1' },
    { EMAIL: 'eve@example.com', SMS: '' },
  ]);
  expect(Object.keys(server.requests[0]?.headers ?? {})).not.toContain('api-key');
});

test.each(['file:///etc/passwd', 'ftp://example.com/a.csv', 'nonsense', ''])(
  'a report is only read from the web: not %s',
  async (url) => {
    await expect(read(url)).rejects.toMatchObject({ failure: 'unreadable' });
  },
);

test.each([403, 404])(
  'a report that has expired (%i) is missing, and no fault of the key',
  async (status) => {
    await using server = await serve((response) => response.writeHead(status).end());
    await expect(read(server.url)).rejects.toMatchObject({ failure: 'missing' });
  },
);

test('a report without end is given up', async () => {
  await using server = await serve((response) => {
    const more = () => response.write('x'.repeat(1000)) && setImmediate(more);
    more();
  });
  await expect(read(server.url, { maxLength: 5_000 })).rejects.toMatchObject({
    failure: 'unreadable',
  });
});

test('a report that stalls is worth another try later', async () => {
  await using server = await serve((response) => void response.write('EMAIL\n'));
  await expect(read(server.url, { timeoutMs: 20 })).rejects.toMatchObject({
    failure: 'unanswered',
    message: expect.not.stringContaining(server.url),
  });
});

test('whoever stops reading a report lets go of it, and a caller’s signal ends it', async () => {
  let closed = 0;
  await using server = await serve((response) => {
    response.on('close', () => (closed += 1));
    response.write('EMAIL\nada@example.com\neve@example.com\n');
  });
  for await (const _row of readReport(server.url)) break;
  await expect.poll(() => closed).toBe(1);

  const reason = new Error('shutting down');
  const caller = new AbortController();
  const reading = read(server.url, { signal: caller.signal });
  caller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});
