import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { CustomerMapping } from '../../../../server/contract/mapping.ts';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { SwitchRow } from '../../../components/settings/SwitchList.tsx';

/** Where each goes unless another attribute was chosen; the sync makes those that the account does not have. */
const FIELDS = [
  { source: 'cohort', attribute: 'COHORT' },
  { source: 'persona', attribute: 'PERSONA' },
] as const;

interface ContactFieldsPanelProps {
  mapping: CustomerMapping;
  onChange: (mapping: CustomerMapping) => void;
}

/** Whether contacts in Brevo say which cohort and which persona is theirs. */
export function ContactFieldsPanel({ mapping, onChange }: ContactFieldsPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel description={t('personas.brevo.fieldsIntro')} header={t('personas.brevo.fields')}>
      {FIELDS.map((field) => {
        const line = mapping.find(({ source }) => source === field.source);
        const others = mapping.filter(({ source }) => source !== field.source);
        return (
          <Box key={field.source} marginBottom="medium">
            <SwitchRow
              isOn={line !== undefined}
              onChange={(isOn) => onChange(isOn ? [...others, field] : others)}
              words={{
                label: t(`fields.${field.source}`),
                description: line
                  ? t('personas.brevo.mapped', { attribute: line.attribute })
                  : t('personas.brevo.unmapped'),
              }}
            />
          </Box>
        );
      })}
      <Text margin="none">
        <RouterLink to="/settings/mapping">{t('personas.brevo.otherAttributes')}</RouterLink>
      </Text>
    </Panel>
  );
}
