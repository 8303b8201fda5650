import type { Check } from '../../contract/diagnostics.ts';
import type { SettingsService } from '../settings/settings-service.ts';

/** Whom the settings let into Brevo, and whether somebody answers for it. */
export function checkConsent({ settings }: { settings: SettingsService }): Check<'consent'> {
  return {
    id: 'consent',
    async look(storeHash) {
      const { mode, everyoneConfirmed } = (await settings.get(storeHash)).consent;
      if (mode === 'subscribers') return { state: 'ok', code: 'subscribers' };
      if (mode === 'everyone-blocklisted') return { state: 'ok', code: 'everyone_blocklisted' };
      if (everyoneConfirmed) return { state: 'ok', code: 'everyone' };
      return { state: 'problem', code: 'unconfirmed' };
    },
  };
}
