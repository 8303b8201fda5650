import { Box, Checkbox, FormControlError, Radio, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { ConsentMode } from '../../../server/contract/settings.ts';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { useFormat } from '../../locales/format.ts';

const MODES: ConsentMode[] = ['subscribers', 'everyone-blocklisted', 'everyone'];

interface ConsentChoiceProps {
  mode: ConsentMode;
  /** What each mode would write, where it has been counted. */
  preview?: SyncRun['preview'];
  isConfirmed: boolean;
  isConfirmationMissing: boolean;
  onModeChange: (mode: ConsentMode) => void;
  onConfirmedChange: (isConfirmed: boolean) => void;
}

/** Who is written to Brevo. Everyone needs the merchant's word that everyone agreed. */
export function ConsentChoice(props: ConsentChoiceProps) {
  const { mode, preview, isConfirmed, isConfirmationMissing } = props;
  const { t } = useTranslation();
  const format = useFormat();

  const describe = (each: ConsentMode) => {
    const outcome = preview?.[each];
    const text = t(`consent.${each}.description`);
    if (!outcome) return text;
    const written = t('consent.written', {
      count: outcome.written,
      formatted: format.number(outcome.written),
    });
    return `${text} ${written}`;
  };

  return (
    <Box as="fieldset" border="none" margin="none" marginBottom="medium" padding="none">
      <Text as="legend" marginBottom="small">
        {t('consent.legend')}
      </Text>
      {MODES.map((each) => (
        <Box key={each} marginBottom="small">
          <Radio
            checked={mode === each}
            description={describe(each)}
            label={t(`consent.${each}.label`)}
            name="consent-mode"
            onChange={() => props.onModeChange(each)}
          />
        </Box>
      ))}
      {mode === 'everyone' && (
        <Box backgroundColor="warning10" border="box" borderRadius="normal" padding="medium">
          <Checkbox
            aria-invalid={isConfirmationMissing}
            checked={isConfirmed}
            label={t('consent.confirmation')}
            onChange={(event) => props.onConfirmedChange(event.target.checked)}
          />
          {isConfirmationMissing && (
            <FormControlError color="danger60" role="alert">
              {t('consent.confirmationMissing')}
            </FormControlError>
          )}
        </Box>
      )}
    </Box>
  );
}
