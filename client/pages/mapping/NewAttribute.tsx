import { Flex, FormControlError, FormGroup, Input, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { NewBrevoAttribute } from '../../../server/contract/brevo-account.ts';
import { attributeTypeWords } from '../../locales/words.ts';

export type WantedAttribute = z.output<typeof NewBrevoAttribute>;

const TYPES = ['text', 'date', 'float', 'boolean'] as const;

interface NewAttributeProps {
  wanted: WantedAttribute;
  problem: string | undefined;
  onChange: (wanted: WantedAttribute) => void;
}

/** Name and type of an attribute that is to be made. */
export function NewAttribute({ wanted, problem, onChange }: NewAttributeProps) {
  const { t } = useTranslation();
  return (
    <Flex flexDirection="column" flexGap="0.5rem">
      <FormGroup errors={problem && <FormControlError>{problem}</FormControlError>}>
        <Input
          description={t('mappings.dialog.nameRule')}
          label={t('mappings.dialog.name')}
          maxLength={50}
          onChange={(event) => onChange({ ...wanted, name: event.target.value.toUpperCase() })}
          value={wanted.name}
        />
      </FormGroup>
      <FormGroup>
        <Select
          label={t('mappings.dialog.type')}
          onOptionChange={(type?: WantedAttribute['type']) => type && onChange({ ...wanted, type })}
          options={TYPES.map((value) => ({ value, content: attributeTypeWords(t, value) }))}
          value={wanted.type}
        />
      </FormGroup>
    </Flex>
  );
}
