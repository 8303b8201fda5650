import { Box, FormGroup, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrandHealthOptions } from '../../../../server/contract/brand-health.ts';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { SwitchRow } from '../../../components/settings/SwitchList.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../locales/i18n.ts';
import type { OptionFieldsProps } from '../job/insight-parts.ts';
import { SpeakerChoice } from '../job/SpeakerChoice.tsx';
import { ProductChoice } from './ProductChoice.tsx';

const NUMBERS = [
  { name: 'days', min: 30, max: 1_825 },
  { name: 'maxReviews', min: 10, max: 2_000 },
  { name: 'newReviews', min: 1, max: 10_000 },
] as const;
/** As the server has it for whoever never chose. */
const USUAL_DROP = 5;

/** Which reviews, how many of them Mavera reads, and when the score alarms. */
export function HealthOptionFields(props: OptionFieldsProps<BrandHealthOptions>) {
  const { options, onChange, problemAt } = props;
  const { t } = useTranslation();
  const { alertDrop, language } = options;
  return (
    <>
      {NUMBERS.map(({ name, min, max }) => (
        <NumberField
          description={t(`brandHealth.options.${name}Text`)}
          key={name}
          label={t(`brandHealth.options.${name}`)}
          max={max}
          min={min}
          onChange={(value) => onChange({ [name]: value })}
          problem={problemAt(name)}
          value={options[name]}
        />
      ))}
      <FormGroup>
        <Select
          description={t('brandHealth.options.languageText')}
          label={t('brandHealth.options.language')}
          onOptionChange={(value?: BrandHealthOptions['language']) =>
            value && onChange({ language: value })
          }
          options={LANGUAGES.map((value) => ({ value, content: LANGUAGE_NAMES[value] }))}
          value={language}
        />
      </FormGroup>
      <SpeakerChoice
        label={t('brandHealth.options.persona')}
        onChange={(personaId) => onChange({ personaId })}
        personaId={options.personaId}
        problem={problemAt('personaId')}
      />
      <ProductChoice
        onChange={(productIds) => onChange({ productIds })}
        problem={problemAt('productIds')}
        productIds={options.productIds}
      />
      <Box marginVertical="medium">
        <SwitchRow
          isOn={alertDrop !== null}
          onChange={(isOn) => onChange({ alertDrop: isOn ? USUAL_DROP : null })}
          words={{ label: t('brandHealth.options.alert') }}
        />
      </Box>
      {alertDrop !== null && (
        <NumberField
          label={t('brandHealth.options.alertDrop')}
          max={50}
          min={1}
          onChange={(value) => onChange({ alertDrop: value })}
          problem={problemAt('alertDrop')}
          value={alertDrop}
        />
      )}
    </>
  );
}
