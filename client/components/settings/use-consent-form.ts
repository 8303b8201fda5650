import { useState } from 'react';
import type { ConsentMode, Settings } from '../../../server/contract/settings.ts';
import { useSaveSettings } from '../../api/use-settings.ts';

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
  const [isConfirmed, setIsConfirmed] = useState(settings.consent.everyoneConfirmed);
  const [isConfirmationMissing, setIsConfirmationMissing] = useState(false);

  const mode = draft ?? settings.consent.mode;
  const everyoneConfirmed = mode === 'everyone' && isConfirmed;
  const { consent } = settings;

  return {
    mode,
    error: save.error,
    isSaving: save.isPending,
    submit: () => {
      const isMissing = mode === 'everyone' && !isConfirmed;
      setIsConfirmationMissing(isMissing);
      if (isMissing) return;
      // Another program may have chosen `everyone` without anybody's word.
      if (mode === consent.mode && everyoneConfirmed === consent.everyoneConfirmed)
        return onSaved();
      save.mutate(
        { version: settings.version, consent: { ...consent, mode, everyoneConfirmed } },
        { onSuccess: onSaved },
      );
    },
    reload: () => void onReload().then(save.reset),
    choice: {
      mode,
      isConfirmed,
      isConfirmationMissing,
      onModeChange: (chosen: ConsentMode) => setDraft(chosen),
      onConfirmedChange: setIsConfirmed,
    },
  };
}
