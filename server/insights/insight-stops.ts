import type { InsightNote } from '../contract/insight-notes.ts';
import type { InsightProblem, InsightProposal } from '../contract/insights.ts';
import { AppError } from '../errors.ts';

/** Not a failure: a run goes no further until somebody decides, or mends, something. */
export class InsightPaused extends Error {
  override readonly name = 'InsightPaused';
  readonly state: 'waiting' | 'unsure';
  readonly problem: InsightProblem;

  constructor(problem: InsightProblem, state: 'waiting' | 'unsure' = 'waiting') {
    super(problem.message);
    this.problem = problem;
    this.state = state;
  }
}

/** The merchant is asked: by Mave, in words, or whether what is proposed is to be made. Their answer is saved as this step. */
export class InsightAsks extends Error {
  override readonly name = 'InsightAsks';
  readonly question: string;
  readonly step: string;
  readonly proposal: InsightProposal | null;

  constructor(question: string, step: string, proposal: InsightProposal | null = null) {
    super('a question waits for its answer');
    this.question = question;
    this.step = step;
    this.proposal = proposal;
  }
}

/** A paid call broke off: whether it was paid, and what came of it, can be seen later. */
export class LookAgain extends Error {
  override readonly name = 'LookAgain';
  /** ms */
  readonly at: number;

  constructor(at: number) {
    super('a paid call broke off');
    this.at = at;
  }
}

/** What was gathered leaves nothing to ask Mavera about. */
export class NothingToDo extends AppError {
  readonly note: InsightNote;

  constructor(note: InsightNote) {
    super('conflict', note.message);
    this.note = note;
  }
}
