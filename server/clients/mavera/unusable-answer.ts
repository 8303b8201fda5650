import { AppError } from '../../errors.ts';

/**
 * `refused`: the model declined. `cut_off`: it stopped in the middle. `breaks_schema`: what it said is not what was asked for.
 * `failed`: Mavera itself calls it failed.
 */
export type AnswerFault = 'refused' | 'cut_off' | 'breaks_schema' | 'failed';

const WORDS: Readonly<Record<AnswerFault, string>> = {
  refused: 'Mavera declined to answer.',
  cut_off: 'Mavera’s answer broke off in the middle.',
  breaks_schema: 'Mavera’s answer was not in the form that we asked for.',
  failed: 'Mavera could not work out an answer.',
};

/** An answer that came, and most likely was paid, and is of no use. What it said is not repeated. */
export class UnusableAnswer extends AppError {
  readonly fault: AnswerFault;
  /** What it cost; null if it does not say. */
  readonly credits: number | null;

  constructor(fault: AnswerFault, credits: number | null = null) {
    super('remote_failed', WORDS[fault]);
    this.fault = fault;
    this.credits = credits;
  }
}
