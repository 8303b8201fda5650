import { Box, Button, Flex, Panel, Select, Small } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { InsightRun, InsightRunDetail } from '../../../../server/contract/insights.ts';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { useFormat } from '../../../locales/format.ts';
import { INSIGHT_PATHS } from '../insight-places.ts';
import type { Sheet } from '../job/insight-parts.ts';
import { useRunWords } from '../job/use-run-words.ts';
import { saveJson, saveSheet } from './save-result.ts';

interface ResultBarProps {
  run: InsightRunDetail;
  /** What it can be compared with. */
  results: InsightRun[];
  toSheet: () => Sheet;
}

/** Which result this is, what it is compared with, and the ways to take it along. */
export function ResultBar({ run, results, toSheet }: ResultBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  const isLatest = run.id === (results[0]?.id ?? run.id);
  const other = results.find(({ id }) => id === run.comparison?.withRun);
  const time = format.dateTime(run.finishedAt ?? run.createdAt);
  return (
    <Panel header={t('insights.result', { time })}>
      <Small color="secondary60">
        {t(`insights.causes.${run.cause}`)} · {words.spent(run)}
      </Small>
      {other && (
        <Small color="secondary60">
          {t('insights.comparedWith', {
            time: format.dateTime(other.finishedAt ?? other.createdAt),
          })}
        </Small>
      )}
      {!isLatest && (
        <Box data-screen-only marginBottom="small">
          <RouterLink to={INSIGHT_PATHS[run.kind]}>{t('insights.toLatest')}</RouterLink>
        </Box>
      )}
      <Flex
        alignItems="flex-end"
        data-screen-only
        flexDirection={{ mobile: 'column', tablet: 'row' }}
        flexGap="0.75rem"
        flexWrap="wrap"
      >
        <Comparison results={results} run={run} />
        <Button onClick={() => saveSheet(run, toSheet())} variant="subtle">
          {t('insights.export.csv')}
        </Button>
        <Button onClick={() => saveJson(run)} variant="subtle">
          {t('insights.export.json')}
        </Button>
        <Button onClick={() => window.print()} variant="subtle">
          {t('insights.export.print')}
        </Button>
      </Flex>
    </Panel>
  );
}

/** The result before it, unless another one is chosen. */
function Comparison({ run, results }: Pick<ResultBarProps, 'run' | 'results'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const others = results.filter(({ id }) => id !== run.id);
  if (others.length === 0) return null;
  const choose = (id?: string) => {
    if (!id) return;
    const next = new URLSearchParams(search);
    next.set('run', run.id);
    next.set('with', id);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  return (
    <Box style={{ flex: '1 1 16rem' }}>
      <Select
        label={t('insights.compareWith')}
        onOptionChange={choose}
        options={others.map(({ id, finishedAt, createdAt }) => ({
          value: id,
          content: format.dateTime(finishedAt ?? createdAt),
        }))}
        value={run.comparison?.withRun}
      />
    </Box>
  );
}
