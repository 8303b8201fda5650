import type { InsightProblem } from '../contract/insights.ts';

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

/** Mave wants to know something; the answer is saved as this step. */
export class InsightAsks extends Error {
  override readonly name = 'InsightAsks';
  readonly question: string;
  readonly step: string;

  constructor(question: string, step: string) {
    super('a question waits for its answer');
    this.question = question;
    this.step = step;
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
