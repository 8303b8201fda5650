import { useState } from 'react';
import type { ConsentMode, Settings } from '../../server/contract/settings.ts';
import { useSaveSettings } from '../api/use-settings.ts';

interface ConsentFormOptions {
  settings: Settings;
  onSaved: () => void;
  /** Reads the settings again after somebody else saved first. */
  onReload: () => Promise<unknown>;
}

/** What the consent choice needs wherever it stands: the draft, the merchant's word, and saving both. */
export function useConsentForm({ settings, onSaved, onReload }: ConsentFormOptions) {
  const save = useSaveSettings();
  const [draft, setDraft] = useState<ConsentMode>();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [isConfirmationMissing, setIsConfirmationMissing] = useState(false);

  const mode = draft ?? settings.consent.mode;
  // Whoever saved `everyone` gave their word then.
  const hasWord = isConfirmed || settings.consent.mode === 'everyone';

  return {
    mode,
    error: save.error,
    isSaving: save.isPending,
    submit: () => {
      const isMissing = mode === 'everyone' && !hasWord;
      setIsConfirmationMissing(isMissing);
      if (isMissing) return;
      if (mode === settings.consent.mode) return onSaved();
      save.mutate(
        { version: settings.version, consent: { ...settings.consent, mode } },
        { onSuccess: onSaved },
      );
    },
    reload: () => void onReload().then(save.reset),
    choice: {
      mode,
      isConfirmed: hasWord,
      isConfirmationMissing,
      onModeChange: (chosen: ConsentMode) => setDraft(chosen),
      onConfirmedChange: setIsConfirmed,
    },
  };
}
