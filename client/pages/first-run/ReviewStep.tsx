import { Box, Button, H3, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { usePreview } from '../../api/use-preview.ts';
import { ConsentChoice } from '../../components/ConsentChoice.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useConsentForm } from '../../components/use-consent-form.ts';
import { MappingSection } from './MappingSection.tsx';
import { PreviewSection } from './PreviewSection.tsx';

interface ReviewStepProps {
  settings: Settings;
  onDone: () => void;
  onReload: () => Promise<unknown>;
}

/** What will be written and to whom, before anything is. */
export function ReviewStep({ settings, onDone, onReload }: ReviewStepProps) {
  const { t } = useTranslation();
  const preview = usePreview();
  const form = useConsentForm({ settings, onSaved: onDone, onReload });

  return (
    <>
      <Text>{t('review.intro')}</Text>
      <H3>{t('consent.title')}</H3>
      <ConsentChoice {...form.choice} preview={preview.run?.preview} />
      <PreviewSection mode={form.mode} preview={preview} />
      <Box borderTop="box" marginVertical="xLarge" />
      <MappingSection />
      {form.error && <ErrorNotice error={form.error} onReload={form.reload} />}
      <Button isLoading={form.isSaving} onClick={form.submit}>
        {t('setup.saveAndContinue')}
      </Button>
    </>
  );
}
