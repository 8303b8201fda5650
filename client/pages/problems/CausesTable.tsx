import { Badge, Box, Flex, Small, TableFigure, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../../../server/contract/failure.ts';
import type { Change, ProblemFilter } from '../../api/use-problems.ts';
import { RouterLink } from '../../components/RouterLink.tsx';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { useFocusInPlace } from '../../components/use-focus-in-place.ts';
import { useFormat } from '../../locales/format.ts';
import { failureWords } from '../../locales/sentences.ts';
import { reasonWords } from '../../locales/words.ts';
import { CauseActions } from './CauseActions.tsx';
import { toSearch } from './use-problem-filter.ts';

interface CausesTableProps {
  causes: FailureCause[];
  filter: ProblemFilter;
  onChange: (change: Change) => void;
}

export function CausesTable({ causes, filter, onChange }: CausesTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isIgnored = filter.state === 'ignored';
  const focusKept = useFocusInPlace();
  return (
    <Box {...focusKept}>
      <TableFigure>
        <SteadyTable
          aria-label={t(isIgnored ? 'problems.ignoredTitle' : 'problems.title')}
          columns={[
            {
              hash: 'cause',
              header: t('problems.cause'),
              verticalAlign: 'top',
              render: (cause: FailureCause) => (
                <>
                  <Explanation cause={cause} />
                  <CauseActions cause={cause} isIgnored={isIgnored} onChange={onChange} />
                </>
              ),
            },
            {
              hash: 'records',
              header: t('problems.records'),
              verticalAlign: 'top',
              render: (cause: FailureCause) => (
                <Box style={{ whiteSpace: 'nowrap' }}>
                  <RecordCount cause={cause} filter={filter} />
                </Box>
              ),
            },
            {
              hash: 'since',
              header: t('problems.since'),
              width: '12rem',
              verticalAlign: 'top',
              display: { mobile: 'none', tablet: 'table-cell' },
              render: ({ since }: FailureCause) => format.dateTime(since),
            },
          ]}
          items={causes.map((cause) => ({ ...cause, id: nameCause(cause) }))}
          keyField="id"
        />
      </TableFigure>
    </Box>
  );
}

function nameCause({ reason, resource, severity }: FailureCause): string {
  return `${resource} ${severity} ${reason}`;
}

/** Wraps on narrow screens, where BigDesign's tables would rather scroll. */
function Explanation({ cause: { reason, severity } }: { cause: FailureCause }) {
  const { t, i18n } = useTranslation();
  const { message, whatToDo } = failureWords(reason, i18n.language);
  return (
    <Box style={{ whiteSpace: 'normal' }}>
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Text bold margin="none">
          {reasonWords(t, reason)}
        </Text>
        {severity === 'warning' && <Badge label={t('failures.warning')} variant="secondary" />}
      </Flex>
      <Text margin="none">{message}</Text>
      <Small color="secondary60" margin="none">
        {whatToDo}
      </Small>
    </Box>
  );
}

/** Leads to the records, which are shown below. */
function RecordCount({ cause, filter }: { cause: FailureCause; filter: ProblemFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reason, resource, severity, count } = cause;
  const records = t(`recordCounts.${resource}`, { count, formatted: format.number(count) });
  const isShown = reason === filter.reason && severity === filter.severity;
  return (
    <RouterLink
      aria-current={isShown && resource === filter.resource ? 'true' : undefined}
      aria-label={t('problems.showRecords', { cause: reasonWords(t, reason), records })}
      to={`?${toSearch({ state: filter.state, resource, reason, severity })}`}
    >
      <Text as="span" color="primary" underline>
        {records}
      </Text>
    </RouterLink>
  );
}
