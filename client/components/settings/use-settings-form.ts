import type { Settings, SettingsDocument } from '../../../server/contract/settings.ts';
import { useReadSettings, useSaveSettings } from '../../api/use-settings.ts';
import { useVersionedForm, type VersionedForm } from './use-versioned-form.ts';

type Section = keyof SettingsDocument & keyof Settings;

export type SettingsForm<Name extends Section = Section> = VersionedForm<Settings, Name>;

/** The state of a page that changes settings: a draft of the given sections. */
export function useSettingsForm<Name extends Section>(
  settings: Settings,
  sections: readonly Name[],
): SettingsForm<Name> {
  return useVersionedForm(settings, sections, { save: useSaveSettings(), read: useReadSettings() });
}
