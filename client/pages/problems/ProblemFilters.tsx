import { Grid, Select } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { FailureState } from '../../../server/contract/failure.ts';
import { Resource } from '../../../server/contract/sync.ts';
import type { ProblemFilter } from '../../api/use-problems.ts';
import { useFormat } from '../../locales/format.ts';

interface ProblemFiltersProps {
  filter: ProblemFilter;
  open: number;
  ignored: number;
  onChoose: (changes: Partial<ProblemFilter>) => void;
}

const ALL = 'all';
/** What was looked at before is not what is looked for now. */
const NO_CAUSE = { reason: undefined, severity: undefined };

export function ProblemFilters({ filter, open, ignored, onChoose }: ProblemFiltersProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Grid
      gridColumns={{ mobile: '1fr', tablet: 'repeat(2, minmax(0, 16rem))' }}
      gridGap="1rem"
      marginBottom="medium"
    >
      <Select
        label={t('problems.show')}
        onOptionChange={(state?: FailureState) => onChoose({ state, ...NO_CAUSE })}
        options={[
          {
            value: 'open' as const,
            content: t('problems.open', { formatted: format.number(open) }),
          },
          {
            value: 'ignored' as const,
            content: t('problems.ignored', { formatted: format.number(ignored) }),
          },
        ]}
        value={filter.state}
      />
      <Select
        label={t('problems.kind')}
        onOptionChange={(kind?: Resource | typeof ALL) =>
          onChoose({ resource: kind === ALL ? undefined : kind, ...NO_CAUSE })
        }
        options={[
          { value: ALL, content: t('problems.allKinds') },
          ...Resource.options.map((kind) => ({ value: kind, content: t(`recordKinds.${kind}`) })),
        ]}
        value={filter.resource ?? ALL}
      />
    </Grid>
  );
}
