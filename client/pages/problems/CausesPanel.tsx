import { Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../../../server/contract/failure.ts';
import type { ProblemFilter } from '../../api/use-problems.ts';
import { CausesTable } from './CausesTable.tsx';
import { ChangeOutcome } from './ChangeOutcome.tsx';
import { ProblemFilters } from './ProblemFilters.tsx';
import { useProblemChanges } from './use-problem-changes.ts';

interface CausesPanelProps {
  causes: FailureCause[];
  filter: ProblemFilter;
  /** How many records need a look, and how many are ignored, of every kind. */
  open: number;
  ignored: number;
  onChoose: (changes: Partial<ProblemFilter>) => void;
}

/** What is wrong and what to do about it, with a way out for all records of a cause at once. */
export function CausesPanel({ causes, filter, open, ignored, onChoose }: CausesPanelProps) {
  const { t } = useTranslation();
  const changes = useProblemChanges();
  const isIgnored = filter.state === 'ignored';
  const nothing = isIgnored
    ? t('problems.nothingIgnored')
    : t(filter.resource ? 'problems.nothingOpenOfKind' : 'problems.nothingOpen');

  return (
    <Panel
      description={t(isIgnored ? 'problems.ignoredIntro' : 'problems.intro')}
      header={t(isIgnored ? 'problems.ignoredTitle' : 'problems.title')}
    >
      <ProblemFilters filter={filter} ignored={ignored} onChoose={onChoose} open={open} />
      <ChangeOutcome changes={changes} />
      {causes.length === 0 ? (
        <Text margin="none">{nothing}</Text>
      ) : (
        <CausesTable causes={causes} filter={filter} onChange={changes.change} />
      )}
    </Panel>
  );
}
