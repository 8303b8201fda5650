import { Box, Button, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../../../server/contract/failure.ts';
import {
  type ProblemFilter,
  useChangesUnderWay,
  useDownloadFailures,
  useFailurePage,
} from '../../api/use-problems.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { saveFile } from '../../components/save-file.ts';
import { CursorPages } from '../../components/tables/CursorPages.tsx';
import { useCursorPages } from '../../components/tables/use-cursor-pages.ts';
import { useFocusOnChange } from '../../components/use-focus-on-change.ts';
import { useFormat } from '../../locales/format.ts';
import { toLanguage } from '../../locales/i18n.ts';
import { reasonWords } from '../../locales/words.ts';
import { ChangeOutcome } from './ChangeOutcome.tsx';
import { RecordsTable } from './RecordsTable.tsx';
import { useProblemChanges } from './use-problem-changes.ts';

interface RecordsPanelProps {
  causes: FailureCause[];
  filter: ProblemFilter;
  onChoose: (changes: Partial<ProblemFilter>) => void;
}

const HEADING_ID = 'problem-records';
/** The text of a subtle button stands under the text above it. */
const ALIGNED = { marginInlineStart: '-1rem' } as const;

/** The records behind a cause, or behind all: each with the way to it in the control panel, and a way out. */
export function RecordsPanel({ filter, onChoose }: RecordsPanelProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const pages = useCursorPages(JSON.stringify(filter));
  const records = useFailurePage(filter, pages.after, pages.size);
  const changes = useProblemChanges();
  const download = useDownloadFailures();
  const { reason } = filter;
  // It may be out of sight, below the causes.
  useFocusOnChange(reason ?? 'all', HEADING_ID);

  const language = toLanguage(i18n.language);
  const startDownload = () =>
    download.mutate(
      { filter, language },
      {
        onSuccess: (file) =>
          saveFile(file, `problems-${new Date().toISOString().slice(0, 10)}.csv`),
      },
    );
  const rows = useRows(records.data?.failures ?? [], filter);
  return (
    <Panel
      action={{
        text: t('problemRecords.download'),
        variant: 'secondary',
        isLoading: download.isPending,
        onClick: startDownload,
      }}
      headerId={HEADING_ID}
      header={
        reason
          ? t('problemRecords.titleOf', { cause: reasonWords(t, reason) })
          : t('problemRecords.title')
      }
    >
      {download.error && <ErrorNotice error={download.error} onRetry={startDownload} />}
      {records.isPending && <Skeleton lines={8} />}
      {records.isError && (
        <ErrorNotice error={records.error} onRetry={() => void records.refetch()} />
      )}
      <ChangeOutcome changes={changes} />
      {records.data && (
        <Text color="secondary60" role="status">
          {t('problemRecords.count', {
            count: records.data.total,
            formatted: format.number(records.data.total),
          })}
        </Text>
      )}
      {reason && (
        <Box marginBottom="small" style={ALIGNED}>
          <Button
            mobileWidth="auto"
            onClick={() =>
              onChoose({ reason: undefined, severity: undefined, resource: undefined })
            }
            variant="subtle"
          >
            {t('problemRecords.showAll')}
          </Button>
        </Box>
      )}
      {rows.length > 0 && (
        <RecordsTable
          isOfOneCause={Boolean(reason)}
          isStale={records.isPlaceholderData}
          onChange={changes.change}
          rows={rows}
        />
      )}
      {records.data && rows.length === 0 && (
        <Text margin="none">
          {t(pages.isFirst ? 'problemRecords.none' : 'problemRecords.noneOnPage')}
        </Text>
      )}
      <CursorPages next={records.data?.next} pages={pages} />
    </Panel>
  );
}

type Rows = NonNullable<ReturnType<typeof useFailurePage>['data']>['failures'];

/** As they will be once what was clicked has been done. */
function useRows(failures: Rows, { state }: ProblemFilter): Rows {
  const underWay = useChangesUnderWay();
  const isAbout = (to: string, id: string) =>
    underWay.some((change) => change.to === to && change.which.ids?.includes(id));
  const leaving = state === 'open' ? 'ignore' : 'restore';
  return failures
    .filter(({ id }) => !isAbout(leaving, id))
    .map((failure) => (isAbout('retry', failure.id) ? { ...failure, isRetrying: true } : failure));
}
