import { Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useLog } from '../../api/use-log.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { CursorPages } from '../../components/tables/CursorPages.tsx';
import { useCursorPages } from '../../components/tables/use-cursor-pages.ts';
import { useFormat } from '../../locales/format.ts';
import { toLanguage } from '../../locales/i18n.ts';
import { LogFilters } from './LogFilters.tsx';
import { LogTable } from './LogTable.tsx';
import { GROUPS, startOfDay, useLogFilter } from './use-log-filter.ts';

/** What happened in the store, newest first, and a way to find something in it. */
export function LogPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { choice, choose, clear, isFiltered } = useLogFilter();
  const { text, group, level, from, to } = choice;
  const pages = useCursorPages(JSON.stringify(choice));
  const filter = {
    ...{ text, level, language: toLanguage(i18n.language) },
    kind: group && GROUPS[group].join(),
    from: startOfDay(from),
    to: startOfDay(to, 1),
  };
  const log = useLog(filter, pages.after, pages.size);
  const entries = log.data?.activity ?? [];

  return (
    <Panel description={t('log.intro')} header={t('log.title')}>
      <LogFilters choice={choice} isFiltered={isFiltered} onChoose={choose} onClear={clear} />
      {log.isPending && <Skeleton lines={14} />}
      {log.isError && <ErrorNotice error={log.error} onRetry={() => void log.refetch()} />}
      <Text color="secondary60" role="status">
        {log.data && entries.length > 0
          ? t('log.shown', { count: entries.length, formatted: format.number(entries.length) })
          : ''}
        {log.data && entries.length === 0 && t(isFiltered ? 'log.noneFound' : 'log.none')}
      </Text>
      {entries.length > 0 && <LogTable entries={entries} isStale={log.isPlaceholderData} />}
      <CursorPages next={log.data?.next} pages={pages} />
    </Panel>
  );
}
