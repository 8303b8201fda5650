import { Box, Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { ConsentChoice } from '../../components/settings/ConsentChoice.tsx';
import { SwitchList } from '../../components/settings/SwitchList.tsx';
import { ConsentNumbers } from './ConsentNumbers.tsx';
import { useLatestPreview } from './use-latest-preview.ts';

interface ConsentPanelProps {
  consent: Settings['consent'];
  isConfirmationMissing: boolean;
  onChange: (consent: Settings['consent']) => void;
}

/** Who is written, with the numbers of the last count, and what becomes of those who leave. */
export function ConsentPanel({ consent, onChange, isConfirmationMissing }: ConsentPanelProps) {
  const { t } = useTranslation();
  const preview = useLatestPreview();
  const { writeBackUnsubscribes, eraseDeleted } = consent;
  return (
    <Panel description={t('consent.intro')} header={t('consent.title')}>
      <ConsentChoice
        isConfirmationMissing={isConfirmationMissing}
        isConfirmed={consent.everyoneConfirmed}
        mode={consent.mode}
        onConfirmedChange={(everyoneConfirmed) => onChange({ ...consent, everyoneConfirmed })}
        onModeChange={(mode) =>
          onChange({
            ...consent,
            mode,
            everyoneConfirmed: mode === 'everyone' && consent.everyoneConfirmed,
          })
        }
        preview={preview.run?.preview}
      />
      <ConsentNumbers mode={consent.mode} preview={preview} />
      <Box marginTop="large">
        <SwitchList
          describe={(name) => ({
            label: t(`synced.consent.${name}.label`),
            description: t(`synced.consent.${name}.text`),
          })}
          label={t('synced.consent.title')}
          onChange={(switches) => onChange({ ...consent, ...switches })}
          values={{ writeBackUnsubscribes, eraseDeleted }}
        />
      </Box>
    </Panel>
  );
}
