import { Badge, type BadgeProps, Box, Flex, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { Resource, type SyncRun } from '../../../server/contract/sync.ts';
import { findLastSync } from '../../api/sync-runs.ts';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../locales/format.ts';
import { problemWords } from './problem-words.ts';

type EndState = 'succeeded' | 'failed' | 'cancelled';

const BADGES: Record<EndState, BadgeProps['variant']> = {
  succeeded: 'success',
  failed: 'danger',
  cancelled: 'secondary',
};
const NAME_ROOM = { flex: '0 0 7rem' } as const;

/** How the last sync of each kind went. */
export function LastSyncs({ runs }: { runs: SyncRun[] }) {
  const { t } = useTranslation();
  const last = Resource.options.flatMap((kind) => findLastSync(runs, kind) ?? []);
  if (last.length === 0) return <Text margin="none">{t('sync.never')}</Text>;
  return (
    <Flex as="ul" flexDirection="column" flexGap="0.75rem" margin="none" padding="none">
      {last.map((run) => (
        <LastSync key={run.resource} run={run} />
      ))}
    </Flex>
  );
}

function LastSync({ run }: { run: SyncRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = run.state as EndState;
  const seconds = secondsOf(run);
  const counts = {
    synced: format.number(run.synced),
    skipped: format.number(run.skipped),
    failed: format.number(run.failed),
  };
  return (
    <Box as="li" style={{ listStyle: 'none' }}>
      <Flex flexDirection="row" flexGap="0.5rem">
        <Box style={NAME_ROOM}>
          <Text bold margin="none">
            {t(`overview.kinds.${run.resource}`)}
          </Text>
        </Box>
        <Box>
          <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
            <Badge label={t(`sync.states.${state}`)} variant={BADGES[state]} />
            {run.finishedAt && <Text margin="none">{format.dateTime(run.finishedAt)}</Text>}
            {seconds !== undefined && (
              <Text color="secondary60" margin="none">
                {t('sync.took', { duration: format.duration(seconds) })}
              </Text>
            )}
          </Flex>
          <Text color="secondary60" margin="none">
            {t('sync.counts', counts)}
          </Text>
        </Box>
      </Flex>
      {run.problem && (
        <Box marginTop="xSmall">
          <Notice
            lines={problemWords(t, run.problem)}
            type={state === 'failed' ? 'error' : 'warning'}
          />
        </Box>
      )}
    </Box>
  );
}

function secondsOf({ startedAt, finishedAt }: SyncRun): number | undefined {
  if (!startedAt || !finishedAt) return undefined;
  return Math.max(1, (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
