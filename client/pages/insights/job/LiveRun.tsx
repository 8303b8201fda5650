import { Box, Button, Flex, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { InsightRun } from '../../../../server/contract/insights.ts';
import { useRunCommand } from '../../../api/use-insight-runs.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { ProgressMeter } from '../../../components/ProgressMeter.tsx';
import { phaseWords } from '../../../locales/words.ts';
import { CancelRun } from './CancelRun.tsx';
import { ProposalForm } from './ProposalForm.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import { useRunWords } from './use-run-words.ts';
import { WayOut } from './WayOut.tsx';

/** A run that is not over: where it is, what it has cost, what it waits for, and what can be done about that. */
export function LiveRun({ run }: { run: InsightRun }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const { id, question, estimate } = run;
  const spent = words.spent(run);
  const isWorking = run.state === 'running' || run.state === 'queued';
  return (
    <>
      {/* Changes only with the phase and the state, and is read out only then. */}
      <Text marginBottom="xSmall" role="status">
        {run.state === 'running' ? phaseWords(t, run.phase) : t(`insights.states.${run.state}`)}
      </Text>
      {isWorking && (
        <ProgressMeter done={run.done} label={t('insights.progress')} total={run.total} />
      )}
      {run.problem && <Notice lines={words.problem(run.problem)} type="warning" />}
      {run.problem && <WayOut problem={run.problem} />}
      {question?.proposal ? (
        <ProposalForm key={question.askedAt} proposal={question.proposal} runId={id} />
      ) : (
        question && <QuestionForm key={question.askedAt} question={question.text} runId={id} />
      )}
      {run.state === 'unsure' && <Unsure runId={id} />}
      {run.state === 'waiting' && <Waiting run={run} />}
      <Flex alignItems="center" flexDirection="row" flexGap="1rem" flexWrap="wrap">
        <Small color="secondary60" margin="none">
          {estimate
            ? t('insights.spentOf', {
                spent,
                estimate: words.credits(estimate),
              })
            : t('insights.spent', { spent })}
        </Small>
        <CancelRun runId={id} />
      </Flex>
    </>
  );
}

/** Whether a paid call is made again is the merchant's to say: it may be paid twice. */
function Unsure({ runId }: { runId: string }) {
  const { t } = useTranslation();
  const resume = useRunCommand(runId);
  return (
    <Box marginBottom="medium">
      {resume.error && <ErrorNotice error={resume.error} />}
      <Button
        isLoading={resume.isPending}
        onClick={() => resume.mutate({ do: 'resume', repeatUnsure: true })}
        variant="secondary"
      >
        {t('insights.repeat')}
      </Button>
    </Box>
  );
}

function Waiting({ run }: { run: InsightRun }) {
  const { t } = useTranslation();
  const resume = useRunCommand(run.id);
  return (
    <Flex
      alignItems="center"
      flexDirection="row"
      flexGap="1rem"
      flexWrap="wrap"
      marginBottom="medium"
    >
      {resume.error && <ErrorNotice error={resume.error} />}
      <Button
        isLoading={resume.isPending}
        mobileWidth="auto"
        onClick={() => resume.mutate({ do: 'resume', repeatUnsure: false })}
        variant="secondary"
      >
        {t('insights.resume')}
      </Button>
    </Flex>
  );
}
