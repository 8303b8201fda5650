import { useSearchParams } from 'react-router';

/**
 * What a list on a page shows, from the address: a text to look for (`q`) and a kind (`show`). A kind that is unknown counts for
 * the first, which is all of them and stays out of the address.
 */
export function useListFilter<Kind extends string>(kinds: readonly [Kind, ...Kind[]]) {
  const [query, setQuery] = useSearchParams();
  const choose = (name: string, value: string) =>
    setQuery(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  return {
    text: query.get('q') ?? '',
    kind: kinds.find((one) => one === query.get('show')) ?? kinds[0],
    setText: (text: string) => choose('q', text),
    setKind: (kind: Kind) => choose('show', kind === kinds[0] ? '' : kind),
  };
}
