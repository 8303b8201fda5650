import type { Dropped, FoundTheme } from './found-theme.ts';
import { cleanWords } from './read-answer.ts';
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

/**
 * The themes as the model put them together. It only says which are one: each goes, with all its reviews, to the one that cites
 * most of them, so that no review is lost and none is added. What it left alone stays as it was.
 */
export function mergeAsTold(
  themes: readonly FoundTheme[],
  { themes: told }: Pick<MergeAnswer, 'themes'>,
): { themes: FoundTheme[]; dropped: Pick<Dropped, 'themes' | 'reviewIds'> } {
  const known = new Set(themes.flatMap(({ reviewIds }) => reviewIds));
  const heads = told.map((one) => ({
    ...{ polarity: one.polarity, name: cleanWords(one.name, 80) },
    suggestedAction: cleanWords(one.suggestedAction, 300),
    cited: new Set(one.reviewIds.map(Number).filter((id) => known.has(id))),
    invented: one.reviewIds.filter((id) => !known.has(Number(id))).length,
    members: [] as FoundTheme[],
  }));
  const alone: FoundTheme[] = [];
  for (const theme of themes) {
    const shared = (head: (typeof heads)[number]) =>
      theme.reviewIds.filter((id) => head.cited.has(id)).length +
      // Of several that cite as many, the one of that name.
      (head.name.toLowerCase() === theme.name.toLowerCase() ? 0.5 : 0);
    const fitting = heads.filter((head) => head.name !== '' && !areOpposite(head, theme));
    const best = fitting.toSorted((a, b) => shared(b) - shared(a))[0];
    if (best && shared(best) >= 0.5) best.members.push(theme);
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
