/**
 * Undefined values and empty arrays are left out; other arrays become comma-separated lists, or, as `{ each }`, a
 * parameter that comes once for each value.
 */
export type Query = Readonly<
  Record<
    string,
    | string
    | number
    | boolean
    | readonly (string | number)[]
    | { each: readonly string[] }
    | undefined
  >
>;

/** Fills a route's `{placeholders}` and adds the query. Every value is encoded. */
export function remoteUrl(
  baseUrl: string,
  route: string,
  params: Readonly<Record<string, string | number>> = {},
  query: Query = {},
): string {
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${route} needs ${name}`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).flatMap(([name, value = []]) => {
    if (typeof value === 'object' && 'each' in value)
      return value.each.map((one) => `${encode(name)}=${encode(one)}`);
    const values = [value].flat();
    return values.length === 0 ? [] : [`${encode(name)}=${values.map(encode).join(',')}`];
  });
  return `${baseUrl}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** `:` stays as it is: BigCommerce's filters are named `id:in`, and are ignored if misread (reference §7, §8.4). */
function encode(value: string | number | boolean): string {
  return encodeURIComponent(value).replaceAll('%3A', ':');
}
