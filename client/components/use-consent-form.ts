import { useState } from 'react';
import type { ConsentMode, Settings } from '../../server/contract/settings.ts';
import { useSaveSettings } from '../api/use-settings.ts';

/** What the consent choice needs wherever it stands: the draft, the merchant's word, and saving both. */
export function useConsentForm(settings: Settings) {
  const save = useSaveSettings();
  const [draft, setDraft] = useState<ConsentMode>();
  const [isConfirmed, setIsConfirmed] = useState(false);
  const [isConfirmationMissing, setIsConfirmationMissing] = useState(false);

  const mode = draft ?? settings.consent.mode;
  // Whoever chose `everyone` gave their word when they saved it.
  const hasWord = isConfirmed || settings.consent.mode === 'everyone';

  const submit = ({ onSaved }: { onSaved: () => void }) => {
    const isMissing = mode === 'everyone' && !hasWord;
    setIsConfirmationMissing(isMissing);
    if (isMissing) return;
    if (mode === settings.consent.mode) return onSaved();
    save.mutate(
      { version: settings.version, consent: { ...settings.consent, mode } },
      { onSuccess: onSaved },
    );
  };

  return {
    mode,
    submit,
    error: save.error,
    isSaving: save.isPending,
    choice: {
      mode,
      isConfirmed: hasWord,
      isConfirmationMissing,
      onModeChange: setDraft,
      onConfirmedChange: setIsConfirmed,
    },
  };
}
