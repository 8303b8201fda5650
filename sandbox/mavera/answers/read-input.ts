import { jsonIn } from './json-in-text.ts';

export type Id = string | number;

export interface ReviewSeen {
  id: Id;
  productId?: Id;
  productName?: string;
  rating?: number;
  title: string;
  text: string;
}

export interface ThemeSeen {
  name: string;
  reviewIds: Id[];
  productIds: Id[];
  /** From -1 to 1, if it was told. */
  mood?: number;
}

export interface ChannelSeen {
  id?: Id;
  name: string;
  revenue: number;
  orders: number;
  currency?: string;
}

/** What was found in the texts of a request: all that an answer may follow from. */
export interface InputSeen {
  text: string;
  reviews: ReviewSeen[];
  /** Of earlier answers, for a request that merges them. */
  themes: ThemeSeen[];
  channels: ChannelSeen[];
}

type Fields = Record<string, unknown>;

/** Reads JSON wherever it stands, rows under a list of columns, `<review id="1">…</review>`, and tables in Markdown. */
export function readInput(text: string): InputSeen {
  const seen: InputSeen = { text, reviews: [], themes: [], channels: [] };
  for (const value of jsonIn(text)) collect(value, {}, seen);
  for (const [, marks = '', inner = ''] of text.matchAll(
    /<review\b([^>]*)>([\s\S]*?)<\/review>/g,
  )) {
    const fields = [...marks.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]);
    collect({ ...Object.fromEntries(fields), text: inner.trim() }, {}, seen);
  }
  for (const row of tableRows(text)) collect(row, {}, seen);
  return seen;
}

/** `around` is what the objects that hold this one say of products. */
function collect(value: unknown, around: Fields, seen: InputSeen): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, around, seen);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const fields = byPlainName(value as Fields);
  const review = toReview(fields, around);
  const theme = toTheme(fields);
  const channel = toChannel(fields);
  if (review) seen.reviews.push(review);
  else if (theme) seen.themes.push(theme);
  else if (channel) seen.channels.push(channel);
  const own = { ...around, ...productFields(fields) };
  for (const row of columnRows(fields)) collect(row, own, seen);
  for (const inner of Object.values(value)) collect(inner, own, seen);
}

/** `product_id`, `productId` and `Product ID` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function byPlainName(value: Fields): Fields {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [plainName(name), one]));
}

function toReview(fields: Fields, around: Fields): ReviewSeen | undefined {
  const id = idIn(fields, 'reviewid', 'id', 'r', 'review');
  const text = textIn(fields, 'text', 'body', 'content', 'comment', 'reviewtext', 'review', 't');
  const isReview = text !== undefined && ('rating' in fields || 'stars' in fields);
  if (id === undefined || !(isReview || (text !== undefined && 'reviewid' in fields)))
    return undefined;
  const rating = numberIn(fields, 'rating', 'stars');
  return {
    id,
    productId: idIn(fields, 'productid', 'product') ?? idIn(around, 'productid'),
    productName: textIn(fields, 'productname') ?? textIn(around, 'productname'),
    ...(rating !== undefined && { rating }),
    title: textIn(fields, 'title') ?? '',
    text: text ?? '',
  };
}

function toTheme(fields: Fields): ThemeSeen | undefined {
  const name = textIn(fields, 'name', 'theme', 'label', 'title');
  const reviewIds = idsIn(
    fields,
    'reviewids',
    'reviews',
    'citations',
    'evidence',
    'citedreviewids',
  );
  if (!name || reviewIds.length === 0) return undefined;
  const polarity = textIn(fields, 'polarity', 'sentiment') ?? '';
  const mood = { positive: 0.8, negative: -0.8, neutral: 0, mixed: 0 }[polarity.toLowerCase()];
  return { name, reviewIds, productIds: idsIn(fields, 'productids', 'products'), mood };
}

function toChannel(fields: Fields): ChannelSeen | undefined {
  const name = textIn(fields, 'channel', 'channelname', 'name');
  const revenue = numberIn(
    fields,
    'revenue',
    'totalrevenue',
    'revenueincltax',
    'sales',
    'turnover',
  );
  if (!name || revenue === undefined) return undefined;
  return {
    id: idIn(fields, 'channelid', 'id'),
    name,
    revenue,
    orders: numberIn(fields, 'orders', 'ordercount', 'orderscount', 'numberoforders') ?? 0,
    currency: textIn(fields, 'currency', 'currencycode'),
  };
}

function productFields(fields: Fields): Fields {
  const isProduct = 'reviews' in fields;
  return {
    ...(fields.productid !== undefined && { productid: fields.productid }),
    ...(isProduct && fields.productid === undefined && 'id' in fields && { productid: fields.id }),
    ...(isProduct && typeof fields.name === 'string' && { productname: fields.name }),
  };
}

/** `{ columns: ["id", "text"], rows: [[1, "…"]] }`. */
function columnRows(fields: Fields): Fields[] {
  const columns = fields.columns ?? fields.fields;
  const { rows } = fields;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return [];
  return rows.flatMap((row) =>
    Array.isArray(row)
      ? [Object.fromEntries(columns.map((name, place) => [String(name), row[place]]))]
      : [],
  );
}

/** Rows of Markdown tables, by their headings. */
function tableRows(text: string): Fields[] {
  const rows: Fields[] = [];
  let headings: string[] | undefined;
  for (const line of text.split('\n')) {
    const cells = /^\s*\|(.*)\|\s*$/
      .exec(line)?.[1]
      ?.split('|')
      .map((cell) => cell.trim());
    if (!cells) headings = undefined;
    else if (!headings) headings = cells;
    else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      rows.push(Object.fromEntries(headings.map((name, place) => [name, cells[place] ?? ''])));
    }
  }
  return rows;
}

function textIn(fields: Fields, ...names: string[]): string | undefined {
  for (const name of names) if (typeof fields[name] === 'string') return fields[name];
  return undefined;
}

function idIn(fields: Fields, ...names: string[]): Id | undefined {
  for (const name of names) {
    const value = fields[name];
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && value !== '' && value.length <= 64) return value;
  }
  return undefined;
}

function idsIn(fields: Fields, ...names: string[]): Id[] {
  for (const name of names) {
    const value = fields[name];
    if (!Array.isArray(value)) continue;
    return value.filter((one): one is Id => typeof one === 'number' || typeof one === 'string');
  }
  return [];
}

/** Also `$1,234.50` and amounts such as `{ value, currency }`. */
function numberIn(fields: Fields, ...names: string[]): number | undefined {
  for (const name of names) {
    const given = fields[name];
    const value =
      typeof given === 'object' && given !== null
        ? ((given as Fields).amount ?? (given as Fields).value)
        : given;
    if (typeof value === 'number') return value;
    const digits = typeof value === 'string' ? value.replaceAll(/[^\d.-]/g, '') : '';
    if (digits !== '' && Number.isFinite(Number(digits))) return Number(digits);
  }
  return undefined;
}
