import { Badge, Box, Flex, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightRun } from '../../../../server/contract/insights.ts';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { useFormat } from '../../../locales/format.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useRunWords } from './use-run-words.ts';

const VARIANTS: Record<InsightRun['state'], 'success' | 'danger' | 'warning' | 'secondary'> = {
  queued: 'secondary',
  running: 'secondary',
  waiting: 'warning',
  asking: 'warning',
  unsure: 'warning',
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'secondary',
};

interface HistoryViewProps {
  /** Newest first. */
  runs: InsightRun[];
  /** Of the analysis. */
  path: string;
}

/** The last runs: when and why, how each went, what it cost, and its result. */
export function HistoryView({ runs, path }: HistoryViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useRunWords();
  const latest = runs.find(({ state }) => state === 'succeeded');
  return (
    <Panel description={t('insights.history.intro')} header={t('insights.history.title')}>
      {runs.length === 0 && <Text margin="none">{t('insights.never')}</Text>}
      {runs.length > 0 && (
        <ReportTable
          label={t('insights.history.title')}
          columns={[
            {
              hash: 'createdAt',
              header: t('insights.history.started'),
              render: ({ createdAt, cause }: InsightRun) => (
                <Box>
                  <Text margin="none">{format.dateTime(createdAt)}</Text>
                  <Text color="secondary60" margin="none">
                    {t(`insights.causes.${cause}`)}
                  </Text>
                </Box>
              ),
            },
            {
              hash: 'state',
              header: t('insights.history.state'),
              render: ({ state, problem }) => (
                <Box>
                  <Badge label={t(`insights.states.${state}`)} variant={VARIANTS[state]} />
                  {problem && (
                    <Text color="secondary60" margin="none">
                      {words.problem(problem)[0]}
                    </Text>
                  )}
                </Box>
              ),
            },
            {
              hash: 'spent',
              header: t('insights.history.spent'),
              render: ({ estimate, ...run }) => (
                <Box>
                  <Text margin="none">{words.spent(run)}</Text>
                  {estimate && (
                    <Text color="secondary60" margin="none">
                      {t('insights.history.estimate', { credits: words.credits(estimate) })}
                    </Text>
                  )}
                </Box>
              ),
            },
            {
              hash: 'id',
              header: t('insights.history.result'),
              render: (run) => <Links latest={latest} path={path} run={run} />,
            },
          ]}
          items={runs}
          keyField="id"
        />
      )}
    </Panel>
  );
}

interface LinksProps {
  run: InsightRun;
  latest: InsightRun | undefined;
  path: string;
}

function Links({ run, latest, path }: LinksProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (run.state !== 'succeeded' || !latest) return null;
  const time = format.dateTime(run.createdAt);
  const id = encodeURIComponent(run.id);
  return (
    <Flex flexDirection="column">
      <RouterLink aria-label={t('insights.history.seeOf', { time })} to={`${path}?run=${id}`}>
        {t('insights.history.see')}
      </RouterLink>
      {run.id !== latest.id && (
        <RouterLink
          aria-label={t('insights.history.compareOf', { time })}
          to={`${path}?run=${encodeURIComponent(latest.id)}&with=${id}`}
        >
          {t('insights.history.compare')}
        </RouterLink>
      )}
    </Flex>
  );
}
