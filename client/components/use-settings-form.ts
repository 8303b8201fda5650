import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings, SettingsDocument } from '../../server/contract/settings.ts';
import { ApiError } from '../api/api-error.ts';
import { useReadSettings, useSaveSettings } from '../api/use-settings.ts';
import { isSame, rebaseEdits } from './rebase-edits.ts';

type Section = keyof SettingsDocument & keyof Settings;

export interface SettingsForm<Name extends Section = Section> {
  /** What the page shows: the settings as they are, with what was changed here and not saved yet. */
  draft: Pick<Settings, Name>;
  change: (sections: Partial<Pick<Settings, Name>>) => void;
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

/**
 * The state of a page that changes settings: a draft of the given sections, made from one version. Saves only sections
 * that were changed, and all of them at once.
 */
export function useSettingsForm<Name extends Section>(
  settings: Settings,
  sections: readonly Name[],
): SettingsForm<Name> {
  const [edit, setEdit] = useState<{ base: Settings; draft: Settings }>();
  const save = useSaveSettings();
  const read = useReadSettings();
  const { base, draft } = edit ?? { base: settings, draft: settings };
  const changed = sections.filter((name) => !isSame(base[name], draft[name]));
  const isDirty = changed.length > 0;

  const saveOver = (from: Settings, sent: Settings) => {
    const names = sections.filter((name) => !isSame(from[name], sent[name]));
    const update = Object.fromEntries(names.map((name) => [name, sent[name]]));
    if (names.length === 0) return setEdit(undefined);
    save.mutate(
      { version: from.version, ...update },
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
        const from = now ?? { base: settings, draft: settings };
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
