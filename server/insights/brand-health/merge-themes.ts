import type { Polarity } from '../../contract/brand-health.ts';
import type { Dropped, FoundTheme } from './found-theme.ts';
import { ACTION_LENGTH, cleanWords, NAME_LENGTH } from './read-answer.ts';
import type { MergeAnswer } from './to-questions.ts';

/** Themes of one name and one mood are one; most cited first. */
export function mergeByName(themes: readonly FoundTheme[]): FoundTheme[] {
  const merged = new Map<string, FoundTheme>();
  for (const theme of themes) {
    const key = `${theme.polarity} ${theme.name.toLowerCase()}`;
    const known = merged.get(key);
    merged.set(key, known ? join(known, theme) : theme);
  }
  return inOrder([...merged.values()]);
}

/** One of the themes that the model made of all, and those that belong to it. */
interface Head {
  name: string;
  polarity: Polarity;
  suggestedAction: string;
  cited: ReadonlySet<number>;
  invented: number;
  members: FoundTheme[];
}

/**
 * The themes as the model put them together. It only says which are one: each goes, with all its reviews, to the one that cites
 * most of them, so that no review is lost and none is added. What it left alone stays as it was.
 */
export function mergeAsTold(
  themes: readonly FoundTheme[],
  { themes: told }: Pick<MergeAnswer, 'themes'>,
): { themes: FoundTheme[]; dropped: Pick<Dropped, 'themes' | 'reviewIds'> } {
  const known = new Set(themes.flatMap(({ reviewIds }) => reviewIds));
  const heads = told.map((one) => toHead(one, known));
  const alone: FoundTheme[] = [];
  for (const theme of themes) {
    const head = headOf(theme, heads);
    if (head) head.members.push(theme);
    else alone.push(theme);
  }
  const merged = heads.flatMap(({ name, polarity, suggestedAction, members: [first, ...rest] }) => {
    if (!first) return [];
    const all = rest.reduce(join, first);
    return [{ ...all, name, polarity, suggestedAction: suggestedAction || all.suggestedAction }];
  });
  return {
    themes: mergeByName([...merged, ...alone]),
    dropped: {
      themes: heads.filter(({ members }) => members.length === 0).length,
      reviewIds: heads.reduce((sum, { invented }) => sum + invented, 0),
    },
  };
}

function toHead(told: MergeAnswer['themes'][number], known: ReadonlySet<number>): Head {
  const { name, polarity, suggestedAction, reviewIds } = told;
  const cited = reviewIds.map(Number).filter((id) => known.has(id));
  return {
    ...{ name: cleanWords(name, NAME_LENGTH), polarity, members: [], cited: new Set(cited) },
    suggestedAction: cleanWords(suggestedAction, ACTION_LENGTH),
    invented: reviewIds.length - cited.length,
  };
}

/** One that kept its name was not made part of another, however many reviews speak of both. */
function headOf(theme: FoundTheme, heads: readonly Head[]): Head | undefined {
  const possible = heads.filter((head) => head.name !== '' && !areOpposite(head, theme));
  const namesake = possible.find(({ name }) => name.toLowerCase() === theme.name.toLowerCase());
  if (namesake) return namesake;
  const shared = ({ cited }: Head) => theme.reviewIds.filter((id) => cited.has(id)).length;
  const [best] = possible.toSorted((a, b) => shared(b) - shared(a));
  return best && shared(best) > 0 ? best : undefined;
}

function join(one: FoundTheme, other: FoundTheme): FoundTheme {
  return {
    ...one,
    reviewIds: [...new Set([...one.reviewIds, ...other.reviewIds])],
    quotes: [...one.quotes, ...other.quotes],
    suggestedAction: one.suggestedAction || other.suggestedAction,
  };
}

function areOpposite(
  one: Pick<FoundTheme, 'polarity'>,
  other: Pick<FoundTheme, 'polarity'>,
): boolean {
  const both = new Set([one.polarity, other.polarity]);
  return both.has('positive') && both.has('negative');
}

function inOrder(themes: readonly FoundTheme[]): FoundTheme[] {
  return themes.toSorted((a, b) => b.reviewIds.length - a.reviewIds.length);
}
