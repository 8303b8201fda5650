import { Box, FormControlError, FormGroup, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import { Notice } from '../../components/Notice.tsx';
import { attributeTypeWords, fieldWords } from '../../locales/words.ts';
import type { FieldLine } from './mapping-lines.ts';
import { warningOf } from './mapping-warnings.ts';

interface ExistingAttributeProps {
  line: FieldLine;
  writable: BrevoAttribute[];
  chosen: string | undefined;
  problem: string | undefined;
  onChoose: (name: string | undefined) => void;
}

/** One of the account's attributes, and whether the field fits it. */
export function ExistingAttribute(props: ExistingAttributeProps) {
  const { line, writable, chosen, problem, onChoose } = props;
  const { t } = useTranslation();
  const attribute = writable.find(({ name }) => name === chosen);
  const warning = attribute && warningOf(line.source, attribute.name, line.field, writable);
  return (
    <>
      <FormGroup errors={problem && <FormControlError>{problem}</FormControlError>}>
        <Select
          filterable
          label={t('mappings.dialog.which')}
          maxHeight={260}
          onOptionChange={onChoose}
          options={writable.map(({ name, type }) => ({
            value: name,
            content: t('mappings.dialog.option', { name, type: attributeTypeWords(t, type) }),
          }))}
          placeholder={t('mappings.dialog.placeholder')}
          value={chosen}
        />
      </FormGroup>
      {warning && (
        <Box marginTop="small">
          <Notice
            lines={[
              t(`mappings.warnings.${warning}`, {
                field: fieldWords(t, line.source),
                attribute: attribute.name,
                type: attributeTypeWords(t, attribute.type),
              }),
            ]}
            type="warning"
          />
        </Box>
      )}
    </>
  );
}
