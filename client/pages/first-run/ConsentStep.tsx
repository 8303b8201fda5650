import { Box, Button, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ConsentChoice } from '../../components/settings/ConsentChoice.tsx';
import { useConsentForm } from '../../components/settings/use-consent-form.ts';
import { PreviewSection } from './PreviewSection.tsx';

interface ConsentStepProps {
  settings: Settings;
  isBusy: boolean;
  onDone: () => void;
  onReload: () => Promise<unknown>;
}

/** Who will be written, in numbers, before anybody is. */
export function ConsentStep({ settings, isBusy, onDone, onReload }: ConsentStepProps) {
  const { t } = useTranslation();
  const preview = usePreview();
  const form = useConsentForm({ settings, onSaved: onDone, onReload });

  return (
    <>
      <Text>{t('review.intro')}</Text>
      <ConsentChoice {...form.choice} preview={preview.run?.preview} />
      <PreviewSection mode={form.mode} preview={preview} />
      <Box marginTop="large">
        {form.error && <ErrorNotice error={form.error} onReload={form.reload} />}
        <Button isLoading={isBusy || form.isSaving} onClick={form.submit}>
          {t('setup.saveAndContinue')}
        </Button>
      </Box>
    </>
  );
}
