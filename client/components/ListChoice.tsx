import {
  Box,
  FormControlError,
  FormGroup,
  Input,
  Radio,
  Select,
  Text,
} from '@bigcommerce/big-design';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../server/contract/brevo-account.ts';

/** A list that exists, or the name of one to make. */
export type ChosenList =
  | { kind: 'existing'; id: number | undefined }
  | { kind: 'new'; name: string };

interface ListChoiceProps {
  lists: BrevoList[];
  value: ChosenList;
  error?: string;
  suggestedName: string;
  onChange: (value: ChosenList) => void;
}

export function ListChoice({ lists, value, error, suggestedName, onChange }: ListChoiceProps) {
  const { t } = useTranslation();
  const errorId = useId();
  const shownError = error && <FormControlError id={errorId}>{error}</FormControlError>;
  const options = lists.map(({ id, name }) => ({
    value: id,
    content: t('list.option', { id, name }),
  }));

  return (
    <Box as="fieldset" border="none" margin="none" padding="none">
      <Text as="legend" marginBottom="small">
        {t('list.legend')}
      </Text>
      <Box marginBottom="small">
        <Radio
          checked={value.kind === 'existing'}
          disabled={lists.length === 0}
          label={lists.length === 0 ? t('list.none') : t('list.existing')}
          name="list-kind"
          onChange={() => onChange({ kind: 'existing', id: undefined })}
        />
      </Box>
      {value.kind === 'existing' && (
        <Box marginBottom="medium" marginLeft="xLarge">
          <FormGroup errors={shownError}>
            <Select
              aria-describedby={error && errorId}
              aria-invalid={error !== undefined}
              filterable
              label={t('list.which')}
              onOptionChange={(id?: number) => onChange({ kind: 'existing', id })}
              options={options}
              placeholder={t('list.placeholder')}
              value={value.id}
            />
          </FormGroup>
        </Box>
      )}
      <Box marginBottom="small">
        <Radio
          checked={value.kind === 'new'}
          label={t('list.new')}
          name="list-kind"
          onChange={() => onChange({ kind: 'new', name: suggestedName })}
        />
      </Box>
      {value.kind === 'new' && (
        <Box marginBottom="medium" marginLeft="xLarge">
          <FormGroup errors={shownError}>
            <Input
              aria-describedby={error && errorId}
              aria-invalid={error !== undefined}
              label={t('list.name')}
              maxLength={100}
              onChange={(event) => onChange({ kind: 'new', name: event.target.value })}
              value={value.name}
            />
          </FormGroup>
        </Box>
      )}
    </Box>
  );
}
