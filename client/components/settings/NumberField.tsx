import { FormControlError, FormGroup, Input } from '@bigcommerce/big-design';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../locales/format.ts';

interface NumberFieldProps {
  label: string;
  description?: string;
  /** NaN while nothing is written there. */
  value: number;
  min: number;
  max: number;
  /** Fractions are taken, too. */
  isDecimal?: boolean;
  /** What the server said about it. */
  problem?: string;
  onChange: (value: number) => void;
}

/** A number between two others. What is none of them is said at once, and stays as it was written. */
export function NumberField(props: NumberFieldProps) {
  const { label, description, value, min, max, isDecimal = false, problem, onChange } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const errorId = useId();
  const isRight = value >= min && value <= max && (isDecimal || Number.isInteger(value));
  const words = isRight
    ? problem
    : t('numberField.between', { min: format.number(min), max: format.number(max) });
  return (
    <FormGroup>
      <Input
        aria-describedby={words ? errorId : undefined}
        aria-invalid={words !== undefined}
        description={description}
        error={words && <FormControlError id={errorId}>{words}</FormControlError>}
        inputMode={isDecimal ? 'decimal' : 'numeric'}
        label={label}
        max={max}
        min={min}
        onChange={({ target }) => onChange(target.valueAsNumber)}
        step={isDecimal ? 'any' : 1}
        type="number"
        value={Number.isNaN(value) ? '' : value}
      />
    </FormGroup>
  );
}
