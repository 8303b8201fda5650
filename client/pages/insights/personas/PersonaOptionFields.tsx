import {
  Box,
  Checkbox,
  FormControlError,
  FormGroup,
  Small,
  Text,
  Textarea,
} from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { PersonaOptions } from '../../../../server/contract/personas.ts';
import { useSegmentFields } from '../../../api/use-personas.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { SwitchRow } from '../../../components/settings/SwitchList.tsx';
import type { OptionFieldsProps } from '../job/insight-parts.ts';
import { SegmentPreview } from './SegmentPreview.tsx';
import { useSegmentWords } from './use-segment-words.ts';

const NUMBERS = [
  { name: 'minSize', min: 5, max: 100_000 },
  { name: 'maxSegments', min: 1, max: 30 },
  { name: 'growth', min: 5, max: 1_000 },
] as const;
const MOST_FIELDS = 5;

/** What customers are parted by, how small a segment may be, and what the shop is about. */
export function PersonaOptionFields(props: OptionFieldsProps<PersonaOptions>) {
  const { options, onChange, problemAt } = props;
  const { t } = useTranslation();
  const about = PersonaOptions.shape.about.safeParse(options.about);
  const aboutProblem = about.success ? problemAt('about') : t('insights.wordsWrong');
  return (
    <>
      <SwitchRow
        isOn={options.cohorts}
        onChange={(cohorts) => onChange({ cohorts })}
        words={{
          label: t('personas.options.cohorts'),
          description: t('personas.options.cohortsText'),
        }}
      />
      <FieldChoice {...props} />
      {NUMBERS.map(({ name, min, max }) => (
        <NumberField
          description={t(`personas.options.${name}Text`)}
          key={name}
          label={t(`personas.options.${name}`)}
          max={max}
          min={min}
          onChange={(value) => onChange({ [name]: value })}
          problem={problemAt(name)}
          value={options[name]}
        />
      ))}
      <FormGroup errors={aboutProblem && <FormControlError>{aboutProblem}</FormControlError>}>
        <Textarea
          aria-invalid={aboutProblem !== undefined}
          description={t('personas.options.aboutText')}
          label={t('personas.options.about')}
          onChange={(event) => onChange({ about: event.target.value })}
          rows={3}
          value={options.about}
        />
      </FormGroup>
      <SegmentPreview options={options} />
    </>
  );
}

function FieldChoice({ options, onChange, problemAt }: OptionFieldsProps<PersonaOptions>) {
  const { t } = useTranslation();
  const words = useSegmentWords();
  const fields = useSegmentFields();
  const { attributes } = options;
  const problem = problemAt('attributes');
  // One that the store has lost can still be taken out.
  const known = fields.data?.fields.map(({ source }) => source) ?? [];
  const sources = [...new Set([...known, ...attributes])];
  const toggle = (source: string) =>
    onChange({
      attributes: attributes.includes(source)
        ? attributes.filter((one) => one !== source)
        : [...attributes, source],
    });
  return (
    <Box as="fieldset" border="none" margin="none" marginVertical="medium" padding="none">
      <Text as="legend" bold marginBottom="xSmall">
        {t('personas.options.fields')}
      </Text>
      <Small color="secondary60">{t('personas.options.fieldsText', { most: MOST_FIELDS })}</Small>
      {fields.isPending && <Skeleton lines={3} />}
      {fields.error && (
        <ErrorNotice error={fields.error} onRetry={() => void fields.refetch()} type="warning" />
      )}
      {sources.map((source) => (
        <Box key={source} marginBottom="xSmall">
          <Checkbox
            checked={attributes.includes(source)}
            disabled={!attributes.includes(source) && attributes.length >= MOST_FIELDS}
            label={words.sourceName(source)}
            onChange={() => toggle(source)}
          />
        </Box>
      ))}
      {problem && <FormControlError>{problem}</FormControlError>}
    </Box>
  );
}
