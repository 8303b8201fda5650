import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { isSame, rebaseEdits } from './rebase-edits.ts';

interface Versioned {
  version: number;
}

/** How a document is written, and read past what is remembered. */
export interface DocumentDoor<Doc extends Versioned> {
  save: {
    mutate: (
      update: { version: number } & Partial<Doc>,
      options: { onSuccess: (saved: Doc) => void },
    ) => void;
    reset: () => void;
    error: Error | null;
    isPending: boolean;
    isSuccess: boolean;
  };
  read: () => Promise<Doc>;
}

/** What a page does with a draft, whatever it is a draft of. */
export interface FormState {
  isDirty: boolean;
  isSaving: boolean;
  /** Everything on the page was saved from here. */
  isSaved: boolean;
  /** Why the last save did not happen. A conflict is `conflict` instead. */
  error: Error | null;
  /** What the server said about one field, such as `orderStatuses.11`. */
  problemAt: (path: string) => string | undefined;
  save: () => void;
  discard: () => void;
  /** There when somebody else saved first: nothing was saved, and nothing is lost, until one of the two is chosen. */
  conflict?: { takeTheirs: () => void; keepMine: () => void; isBusy: boolean };
}

export interface VersionedForm<Doc, Name extends keyof Doc> extends FormState {
  /** What the page shows: the document as it is, with what was changed here and not saved yet. */
  draft: Pick<Doc, Name>;
  change: (sections: Partial<Pick<Doc, Name>>) => void;
}

/**
 * The state of a page that changes a document of which each save makes a version: a draft of the given sections, made from
 * one. Saves only sections that were changed, and all of them at once.
 */
export function useVersionedForm<Doc extends Versioned, Name extends keyof Doc & string>(
  document: Doc,
  sections: readonly Name[],
  { save, read }: DocumentDoor<Doc>,
): VersionedForm<Doc, Name> {
  const [edit, setEdit] = useState<{ base: Doc; draft: Doc }>();
  const { base, draft } = edit ?? { base: document, draft: document };
  const changed = sections.filter((name) => !isSame(base[name], draft[name]));
  const isDirty = changed.length > 0;

  const saveOver = (from: Doc, sent: Doc) => {
    const names = sections.filter((name) => !isSame(from[name], sent[name]));
    const update = Object.fromEntries(
      names.map((name) => [name, sent[name]]),
    ) as unknown as Partial<Doc>;
    if (names.length === 0) return setEdit(undefined);
    save.mutate(
      { ...update, version: from.version },
      {
        // What was changed while the save was under way is kept, as a change to what was saved.
        onSuccess: (saved) =>
          setEdit((now) =>
            now && !isSame(now.draft, sent)
              ? { base: saved, draft: rebaseEdits(sent, now.draft, saved) }
              : undefined,
          ),
      },
    );
  };

  const resolve = useMutation({
    mutationFn: async (isMineKept: boolean) => {
      const theirs = await read();
      save.reset();
      if (!isMineKept) return setEdit(undefined);
      const mine = { ...rebaseEdits(base, draft, theirs), version: theirs.version };
      setEdit({ base: theirs, draft: mine });
      saveOver(theirs, mine);
    },
  });

  const isConflict = save.error instanceof ApiError && save.error.code === 'settings_changed';
  const problems = save.error instanceof ApiError ? save.error.problems : [];
  return {
    draft,
    change: (patch) => {
      if (save.isSuccess) save.reset();
      setEdit((now) => {
        const from = now ?? { base: document, draft: document };
        return { base: from.base, draft: { ...from.draft, ...patch } };
      });
    },
    isDirty,
    isSaving: save.isPending,
    isSaved: save.isSuccess && !isDirty,
    error: resolve.error ?? (isConflict ? null : save.error),
    problemAt: (path) => problems.find((problem) => problem.path === path)?.message,
    save: () => saveOver(base, draft),
    discard: () => {
      save.reset();
      resolve.reset();
      setEdit(undefined);
    },
    conflict: isConflict
      ? {
          takeTheirs: () => resolve.mutate(false),
          keepMine: () => resolve.mutate(true),
          isBusy: resolve.isPending || save.isPending,
        }
      : undefined,
  };
}
