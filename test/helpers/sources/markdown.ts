/** The cells of the rows of every table whose first heading is this. Throws where there is none. */
export function tableRows(text: string, heading: string): string[][] {
  const lines = text.split('\n').map((line) => line.trim());
  const starts = lines.flatMap((line, index) =>
    line.startsWith('|') && cellsOf(line)[0] === heading ? [index + 2] : [],
  );
  if (starts.length === 0) throw new Error(`There is no table with the heading "${heading}".`);
  return starts.flatMap((start) => {
    const end = lines.findIndex((line, index) => index >= start && !line.startsWith('|'));
    return lines.slice(start, end < 0 ? undefined : end).map(cellsOf);
  });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Where links and pictures lead, those in code left out. */
export function linksIn(text: string): string[] {
  const prose = withoutCode(text);
  const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)];
  return inline.map(([, target = '']) => target);
}

/** The anchors of its headings, as GitHub makes them. */
export function anchorsIn(text: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => {
    const anchor = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    const repeated = seen.get(anchor) ?? 0;
    seen.set(anchor, repeated + 1);
    return repeated === 0 ? anchor : `${anchor}-${repeated}`;
  });
}

/** What stands between single backticks. */
export function codeIn(text: string): string[] {
  return [...withoutBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Everything that a reader would type, from blocks as well as from lines. */
export function commandsIn(text: string): string[] {
  return [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replaceAll(/`[^`\n]*`/g, '');
}

function withoutBlocks(text: string): string {
  return text.replaceAll(/^ *```[\s\S]*?^ *```/gm, '');
}
