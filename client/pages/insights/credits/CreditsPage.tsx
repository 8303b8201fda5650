import { Box, Panel, Radio, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type InsightOverview,
  type InsightSettings,
  InsightSettingsDocument,
} from '../../../../server/contract/insights.ts';
import {
  useInsightSettings,
  useInsightSettingsDoor,
  useInsights,
} from '../../../api/use-insights.ts';
import { useStatus } from '../../../api/use-status.ts';
import { PagePending } from '../../../components/frame/PagePending.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { SettingsFrame } from '../../../components/settings/SettingsFrame.tsx';
import { useVersionedForm } from '../../../components/settings/use-versioned-form.ts';
import { MaveraNotice } from '../mavera/MaveraNotice.tsx';
import { MaveraPanel } from '../mavera/MaveraPanel.tsx';
import { CreditFigures } from './CreditFigures.tsx';

const SECTIONS = ['perRunCeiling', 'perMonthCeiling', 'whenUnsure'] as const;
const CHOICES = ['ask', 'repeat'] as const;
const CEILING = { min: 1, max: 1_000_000 };

/** What the analyses have cost, what they may cost, and the account that pays. */
export function CreditsPage() {
  const status = useStatus();
  const overview = useInsights();
  const settings = useInsightSettings();
  if (!status.data || !overview.data || !settings.data)
    return <PagePending panels={[3, 6, 4]} queries={[status, overview, settings]} />;
  return (
    <>
      <MaveraNotice mavera={status.data.mavera} />
      <CreditsForm overview={overview.data} settings={settings.data}>
        <MaveraPanel mavera={status.data.mavera} />
      </CreditsForm>
    </>
  );
}

interface CreditsFormProps {
  overview: InsightOverview;
  settings: InsightSettings;
  children: React.ReactNode;
}

function CreditsForm({ overview, settings, children }: CreditsFormProps) {
  const { t } = useTranslation();
  const form = useVersionedForm(settings, SECTIONS, useInsightSettingsDoor());
  const [isIncomplete, setIsIncomplete] = useState(false);
  const { perRunCeiling, perMonthCeiling, whenUnsure } = form.draft;
  const { version: _, ...document } = { ...settings, ...form.draft };
  const isRight = InsightSettingsDocument.safeParse(document).success;
  const save = () => {
    setIsIncomplete(!isRight);
    if (isRight) form.save();
  };
  return (
    <SettingsFrame form={form} onSave={save}>
      <Panel description={t('insights.creditsIntro')} header={t('insights.creditsTitle')}>
        <CreditFigures overview={overview} />
      </Panel>
      <Panel description={t('insights.ceilings.intro')} header={t('insights.ceilings.title')}>
        <NumberField
          {...CEILING}
          label={t('insights.ceilings.perRun')}
          onChange={(value) => form.change({ perRunCeiling: value })}
          problem={form.problemAt('perRunCeiling')}
          value={perRunCeiling}
        />
        <NumberField
          {...CEILING}
          label={t('insights.ceilings.perMonth')}
          onChange={(value) => form.change({ perMonthCeiling: value })}
          problem={form.problemAt('perMonthCeiling')}
          value={perMonthCeiling}
        />
      </Panel>
      <Panel header={t('insights.unsure.title')}>
        <Box as="fieldset" border="none" margin="none" padding="none">
          <Text as="legend" marginBottom="small">
            {t('insights.unsure.text')}
          </Text>
          {CHOICES.map((each) => (
            <Box key={each} marginBottom="xSmall">
              <Radio
                checked={whenUnsure === each}
                description={t(`insights.unsure.choices.${each}.text`)}
                label={t(`insights.unsure.choices.${each}.label`)}
                name="when-unsure"
                onChange={() => form.change({ whenUnsure: each })}
              />
            </Box>
          ))}
        </Box>
      </Panel>
      {children}
      {isIncomplete && !isRight && <Notice lines={[t('numberField.some')]} type="error" />}
    </SettingsFrame>
  );
}
