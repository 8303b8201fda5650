import { Box, Flex, H3, Small, Text } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { Figure } from '../../components/Figure.tsx';
import { Figures } from '../../components/Figures.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ProgressMeter } from '../../components/ProgressMeter.tsx';
import { RunWait } from '../../components/RunWait.tsx';
import { type Format, useFormat } from '../../locales/format.ts';
import { CancelSync } from './CancelSync.tsx';
import { problemWords } from './problem-words.ts';

const ANNOUNCE_EVERY = 25;
/** All is read when Brevo has begun to confirm, which is the next phase. */
const LAST_MILESTONE = 75;
/** Before and after what is read. */
const OTHER_PHASES: ReadonlySet<SyncRun['phase']> = new Set(['preparing', 'consent', 'finishing']);

/**
 * A sync of one kind while it runs, in two phases: read from the store, confirmed by Brevo. The bar is full when both are. Only
 * the phase, each quarter of the way and what it waits for are read out, not every tick.
 */
export function RunProgress({ run, isAlone }: { run: SyncRun; isAlone: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kind = t(`overview.kinds.${run.resource}`);
  const title = t('run.of', { kind });
  // What the merchant has to mend stands at the top of the page, once for all kinds that wait for it.
  const problem = run.waiting?.reason === 'merchant' ? null : run.problem;

  return (
    <Box>
      <Flex
        alignItems="center"
        flexDirection="row"
        flexGap="0.5rem"
        justifyContent="space-between"
        marginBottom="xSmall"
      >
        <H3 margin="none">{kind}</H3>
        {!isAlone && <CancelSync isOfOne runs={[run]} />}
      </Flex>
      {problem && <Notice lines={problemWords(t, problem)} type="warning" />}
      <Text marginBottom="xSmall" role="status">
        {describeMilestone(run, format, t)}
      </Text>
      <ProgressMeter done={run.read + run.done} label={title} total={2 * run.total} />
      <Flex flexDirection="row" flexGap="1.5rem" flexWrap="wrap">
        {describePace(run, format, t).map((text) => (
          <Small color="secondary60" key={text} margin="none">
            {text}
          </Small>
        ))}
      </Flex>
      <RunWait waiting={run.waiting} />
      {isAlone && (
        <Figures label={title}>
          <Figure color="success60" label={t('counts.synced')} value={run.synced} />
          <Figure label={t('counts.skipped')} value={run.skipped} />
          <Figure
            color={run.failed > 0 ? 'danger50' : 'secondary70'}
            label={t('counts.failed')}
            value={run.failed}
          />
          <Figure label={t('run.awaitingBrevo')} value={run.pending} />
        </Figures>
      )}
    </Box>
  );
}

/** Changes only at milestones, and so is announced only then. */
function describeMilestone(run: SyncRun, format: Format, t: TFunction): string {
  if (run.state === 'queued') return t('run.queued');
  if (run.state === 'waiting') return t('run.waiting');
  const phase = t(`run.phases.${run.phase}`);
  if (OTHER_PHASES.has(run.phase) || run.total === 0) return phase;
  const percent = Math.min(LAST_MILESTONE, (run.read / run.total) * 100);
  const milestone = Math.floor(percent / ANNOUNCE_EVERY) * ANNOUNCE_EVERY;
  if (milestone === 0) return phase;
  return t('run.milestone', { phase, percent: format.percent(milestone / 100) });
}

function describePace(run: SyncRun, format: Format, t: TFunction): string[] {
  const texts = [];
  if (run.total > 0)
    texts.push(t('run.read', { read: format.number(run.read), total: format.number(run.total) }));
  if (run.synced > 0 || run.pending > 0)
    texts.push(t('run.confirmed', { confirmed: format.number(run.synced) }));
  if (run.ratePerSecond !== null)
    texts.push(t('run.rate', { rate: format.number(Math.round(run.ratePerSecond)) }));
  if (run.remainingSeconds !== null)
    texts.push(t('run.remaining', { duration: format.duration(run.remainingSeconds) }));
  return texts;
}
