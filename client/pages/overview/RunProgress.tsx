import { Button, Flex, Small, Text } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { useCancelSync } from '../../api/use-syncs.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Figure } from '../../components/Figure.tsx';
import { Figures } from '../../components/Figures.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ProgressMeter } from '../../components/ProgressMeter.tsx';
import { RunWait } from '../../components/RunWait.tsx';
import { type Format, useFormat } from '../../locales/format.ts';

const ANNOUNCE_EVERY = 25;
/** All is read when Brevo has begun to confirm, which is the next phase. */
const LAST_MILESTONE = 75;

/**
 * A sync while it runs, in two phases: read from the store, confirmed by Brevo. The bar is full when both are. Only the phase,
 * each quarter of the way and what it waits for are read out, not every tick.
 */
export function RunProgress({ run }: { run: SyncRun }) {
  const { t } = useTranslation();
  const format = useFormat();
  const cancel = useCancelSync();
  const [isAsking, setIsAsking] = useState(false);

  return (
    <>
      {run.problem && <Notice lines={[run.problem.message]} type="warning" />}
      {cancel.isError && <ErrorNotice error={cancel.error} />}
      <Text bold marginBottom="xSmall" role="status">
        {describeMilestone(run, format, t)}
      </Text>
      <ProgressMeter done={run.read + run.done} label={t('run.title')} total={2 * run.total} />
      <RunWait waiting={run.waiting} />
      <Flex flexDirection="row" flexGap="1.5rem" flexWrap="wrap" marginBottom="medium">
        {describePace(run, format, t).map((text) => (
          <Small color="secondary60" key={text} margin="none">
            {text}
          </Small>
        ))}
      </Flex>
      <Figures label={t('run.title')}>
        <Figure color="success60" label={t('counts.synced')} value={run.synced} />
        <Figure label={t('counts.skipped')} value={run.skipped} />
        <Figure
          color={run.failed > 0 ? 'danger50' : 'secondary70'}
          label={t('counts.failed')}
          value={run.failed}
        />
        <Figure label={t('run.awaitingBrevo')} value={run.pending} />
      </Figures>
      <Button actionType="destructive" onClick={() => setIsAsking(true)} variant="secondary">
        {t('run.cancel')}
      </Button>
      <ConfirmDialog
        confirmText={t('run.cancel')}
        isBusy={cancel.isPending}
        isOpen={isAsking}
        keepText={t('run.letItRun')}
        onClose={() => setIsAsking(false)}
        onConfirm={() => cancel.mutate(run.id, { onSettled: () => setIsAsking(false) })}
        text={t('run.cancelText')}
        title={t('run.cancelTitle')}
      />
    </>
  );
}

/** Changes only at milestones, and so is announced only then. */
function describeMilestone(run: SyncRun, format: Format, t: TFunction): string {
  if (run.state === 'queued') return t('run.queued');
  if (run.state === 'waiting') return t('run.waiting');
  if (run.phase !== 'customers' || run.total === 0) return t(`run.phases.${run.phase}`);
  const percent = Math.min(LAST_MILESTONE, (run.read / run.total) * 100);
  const milestone = Math.floor(percent / ANNOUNCE_EVERY) * ANNOUNCE_EVERY;
  if (milestone === 0) return t('run.phases.customers');
  return t('run.milestone', { percent: format.percent(milestone / 100) });
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
