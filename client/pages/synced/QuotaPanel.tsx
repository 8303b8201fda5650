import { FormControlError, FormGroup, Panel, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/format.ts';

interface QuotaPanelProps {
  quotaShare: number;
  savedShare: number;
  /** What the server said about it. */
  problem?: string;
  onChange: (quotaShare: number) => void;
}

const SHARES = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** How much of the store's API quota the sync may use; the rest is left to the store's other apps. */
export function QuotaPanel({ quotaShare, savedShare, problem, onChange }: QuotaPanelProps) {
  const { t } = useTranslation();
  const format = useFormat();
  // A share that was set elsewhere, outside of what we offer, is still shown as it is.
  const shares = [...new Set([...SHARES, savedShare])].sort((a, b) => a - b);
  return (
    <Panel description={t('quota.intro')} header={t('quota.title')}>
      <FormGroup errors={problem && <FormControlError>{problem}</FormControlError>}>
        <Select
          label={t('quota.label')}
          onOptionChange={(share?: number) => share !== undefined && onChange(share)}
          options={shares.map((value) => ({ value, content: format.percent(value) }))}
          value={quotaShare}
        />
      </FormGroup>
    </Panel>
  );
}
