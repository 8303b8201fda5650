import { useNavigate } from 'react-router';
import type { ChecklistItem } from '../../../server/contract/checklist.ts';
import { useTickOff } from '../../api/use-checklist.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { ConnectStep } from './ConnectStep.tsx';
import { ConsentStep } from './ConsentStep.tsx';
import { type FirstRunData, STEPS, type Step } from './first-run-steps.ts';
import { ListsStep } from './ListsStep.tsx';
import { MappingStep } from './MappingStep.tsx';
import { StartStep } from './StartStep.tsx';

interface StepBodyProps {
  step: Step;
  data: FirstRunData;
  /** Reads the settings again. */
  onReload: () => Promise<unknown>;
}

/** One step. What was looked over is ticked off for everybody of the store before the next step comes. */
export function StepBody({ step, data, onReload }: StepBodyProps) {
  const navigate = useNavigate();
  const tickOff = useTickOff();
  const { settings } = data;
  const goOn = () => navigate(`/setup/${STEPS[STEPS.indexOf(step) + 1]}`);
  const finish = (item: ChecklistItem) => () =>
    tickOff.mutate({ item, isDone: true }, { onSuccess: goOn });
  const isBusy = tickOff.isPending;

  return (
    <>
      {tickOff.isError && <ErrorNotice error={tickOff.error} />}
      {step === 'connect' && <ConnectStep brevo={data.status.brevo} onDone={goOn} />}
      {step === 'lists' && (
        <ListsStep
          isBusy={isBusy}
          onDone={finish('lists')}
          onReload={onReload}
          settings={settings}
        />
      )}
      {step === 'mapping' && <MappingStep isBusy={isBusy} onDone={finish('mapping')} />}
      {step === 'consent' && (
        <ConsentStep
          isBusy={isBusy}
          onDone={finish('consent')}
          onReload={onReload}
          settings={settings}
        />
      )}
      {step === 'start' && <StartStep data={data} onDone={() => navigate('/overview')} />}
    </>
  );
}
