import { FormControlError, FormGroup, Select, Textarea } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { ChannelStrategyOptions } from '../../../../server/contract/channel-strategy.ts';
import { NumberField } from '../../../components/settings/NumberField.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../../../locales/i18n.ts';
import type { OptionFieldsProps } from '../job/insight-parts.ts';
import { SpeakerChoice } from '../job/SpeakerChoice.tsx';

/** How far back the figures go, which channels have too few orders, and what the merchant is after. */
export function ChannelOptionFields(props: OptionFieldsProps<ChannelStrategyOptions>) {
  const { options, onChange, problemAt } = props;
  const { t } = useTranslation();
  const goal = ChannelStrategyOptions.shape.goal.safeParse(options.goal);
  const goalProblem = goal.success ? problemAt('goal') : t('insights.wordsWrong');
  return (
    <>
      <NumberField
        description={t('strategy.options.daysText')}
        label={t('strategy.options.days')}
        max={730}
        min={7}
        onChange={(days) => onChange({ days })}
        problem={problemAt('days')}
        value={options.days}
      />
      <NumberField
        description={t('strategy.options.minOrdersText')}
        label={t('strategy.options.minOrders')}
        max={1_000}
        min={1}
        onChange={(minOrders) => onChange({ minOrders })}
        problem={problemAt('minOrders')}
        value={options.minOrders}
      />
      <FormGroup errors={goalProblem && <FormControlError>{goalProblem}</FormControlError>}>
        <Textarea
          aria-invalid={goalProblem !== undefined}
          description={t('strategy.options.goalText')}
          label={t('strategy.options.goal')}
          onChange={(event) => onChange({ goal: event.target.value })}
          rows={3}
          value={options.goal}
        />
      </FormGroup>
      <FormGroup>
        <Select
          label={t('strategy.options.language')}
          onOptionChange={(value?: ChannelStrategyOptions['language']) =>
            value && onChange({ language: value })
          }
          options={LANGUAGES.map((value) => ({ value, content: LANGUAGE_NAMES[value] }))}
          value={options.language}
        />
      </FormGroup>
      <SpeakerChoice
        label={t('strategy.options.persona')}
        onChange={(personaId) => onChange({ personaId })}
        personaId={options.personaId}
        problem={problemAt('personaId')}
      />
    </>
  );
}
