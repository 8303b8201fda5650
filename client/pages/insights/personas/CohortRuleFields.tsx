import { Box, FormControlError } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { CohortRules } from '../../../../server/contract/cohorts.ts';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { SwitchRow } from '../../../components/settings/SwitchList.tsx';

/** As the server has it for whoever never chose. */
const USUAL_SPENT = 500;

interface CohortRuleFieldsProps {
  rules: CohortRules;
  onChange: (rules: CohortRules) => void;
  problemAt: (name: keyof CohortRules) => string | undefined;
}

/** From how many orders somebody is a returning customer, and from which on, or how much spent, a VIP. */
export function CohortRuleFields({ rules, onChange, problemAt }: CohortRuleFieldsProps) {
  const { t } = useTranslation();
  const { returningFrom, vipOrders, vipSpent } = rules;
  const change = (part: Partial<CohortRules>) => onChange({ ...rules, ...part });
  return (
    <>
      <NumberField
        label={t('personas.brevo.returningFrom')}
        max={1_000}
        min={2}
        onChange={(value) => change({ returningFrom: value })}
        problem={problemAt('returningFrom')}
        value={returningFrom}
      />
      <NumberField
        label={t('personas.brevo.vipOrders')}
        max={10_000}
        min={2}
        onChange={(value) => change({ vipOrders: value })}
        problem={problemAt('vipOrders')}
        value={vipOrders}
      />
      {vipOrders <= returningFrom && (
        <FormControlError>{t('personas.brevo.vipNeedsMore')}</FormControlError>
      )}
      <Box marginVertical="medium">
        <SwitchRow
          isOn={vipSpent !== null}
          onChange={(isOn) => change({ vipSpent: isOn ? USUAL_SPENT : null })}
          words={{ label: t('personas.brevo.bySpent') }}
        />
      </Box>
      {vipSpent !== null && (
        <NumberField
          isDecimal
          label={t('personas.brevo.vipSpent')}
          max={1_000_000_000}
          min={0.01}
          onChange={(value) => change({ vipSpent: value })}
          problem={problemAt('vipSpent')}
          value={vipSpent}
        />
      )}
    </>
  );
}
