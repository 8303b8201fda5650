import { FormControlError, FormGroup, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.ts';
import { useSpeakers } from '../../../api/use-personas.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';

/** A choice among words has no null. */
const BY_THE_APP = '';

interface SpeakerChoiceProps {
  label: string;
  /** Null: the app chooses. */
  personaId: string | null;
  onChange: (personaId: string | null) => void;
  problem: string | undefined;
}

/** Which persona of the Mavera account answers. */
export function SpeakerChoice({ label, personaId, onChange, problem }: SpeakerChoiceProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSpeakers();
  const speakers = data?.speakers ?? [];
  const fitting = speakers.find(({ id }) => id === data?.fittingId);
  const isKnown = personaId === null || speakers.some(({ id }) => id === personaId);
  return (
    <FormGroup errors={problem && <FormControlError>{problem}</FormControlError>}>
      <Select
        description={t('insights.speaker.text')}
        label={label}
        onOptionChange={(id?: string) => onChange(id || null)}
        options={[
          {
            value: BY_THE_APP,
            content: fitting
              ? t('insights.speaker.byTheAppNow', { name: fitting.name })
              : t('insights.speaker.byTheApp'),
          },
          ...(isKnown
            ? []
            : [
                {
                  value: personaId,
                  content: data ? t('insights.speaker.gone') : t('insights.speaker.unread'),
                },
              ]),
          ...speakers.map(({ id, name, isCustom }) => ({
            value: id,
            content: isCustom ? t('insights.speaker.own', { name }) : name,
          })),
        ]}
        value={personaId ?? BY_THE_APP}
      />
      {error && !isWithoutMavera(error) && (
        <ErrorNotice error={error} onRetry={() => void refetch()} type="warning" />
      )}
    </FormGroup>
  );
}

/** The page says so above all of it. */
function isWithoutMavera(error: Error): boolean {
  return error instanceof ApiError && error.code === 'mavera_not_connected';
}
