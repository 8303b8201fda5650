import type { InsightProposal } from '../contract/insights.ts';
import type { InsightRunRepository, SavedInsightRun } from '../db/insights/insight-runs.ts';
import type { InsightStepRepository } from '../db/insights/insight-steps.ts';
import { type JobContext, JobStopped } from '../queue/job-handler.ts';
import { InsightAsks } from './insight-stops.ts';
import type { PaidCall, PaidCalls } from './paid-calls.ts';

/** The steps of one run. What a step brought is kept: after a restart it is not done, and not paid, again. */
export class RunSteps {
  readonly #deps: {
    run: SavedInsightRun;
    runs: InsightRunRepository;
    steps: InsightStepRepository;
    payments: PaidCalls;
    context: JobContext;
    now(): number;
  };

  constructor(deps: {
    run: SavedInsightRun;
    runs: InsightRunRepository;
    steps: InsightStepRepository;
    payments: PaidCalls;
    context: JobContext;
    now(): number;
  }) {
    this.#deps = deps;
  }

  /** Work that costs nothing, done once a run. Its outcome has to be JSON. */
  async once<T>(step: string, work: () => Promise<T>): Promise<T> {
    const { steps, now } = this.#deps;
    const saved = await this.#find<T>(step);
    if (saved) return saved.outcome;
    const outcome = await work();
    await steps.save(this.#key(step), outcome, now());
    await this.#deps.context.checkpoint();
    return outcome;
  }

  /** A call that costs credits, made once a run. */
  async paid<T>(step: string, call: PaidCall<T>): Promise<T> {
    const saved = await this.#find<T>(step);
    if (saved) return saved.outcome;
    const outcome = await this.#deps.payments.pay(this.#key(step), call);
    await this.#deps.context.checkpoint();
    return outcome;
  }

  /** What the merchant answers. Throws `InsightAsks`, which ends the job, until they have. */
  async ask(step: string, question: string): Promise<string> {
    const saved = await this.#find<string>(step);
    if (!saved) throw new InsightAsks(question, step);
    return saved.outcome;
  }

  /**
   * The names of what the merchant wants made of what is proposed. Throws `InsightAsks`, which ends the job, until they have said
   * so. A run that nobody started asks nobody: undefined.
   */
  async confirm(step: string, proposal: InsightProposal): Promise<string[] | undefined> {
    const saved = await this.#find<string[]>(step);
    if (saved) return saved.outcome;
    if (this.#deps.run.cause !== 'person') return undefined;
    const names = proposal.items.map(({ name }) => name).join(', ');
    const question = `This can be made for ${proposal.credits} credits: ${names}.`;
    throw new InsightAsks(question, step, proposal);
  }

  /** Whose run it is. */
  get storeHash(): string {
    return this.#deps.run.storeHash;
  }

  /** Says where the run is. A run that is over (cancelled from the page) stops here. */
  async progress(phase: string, done: number, total: number): Promise<void> {
    const { runs, run } = this.#deps;
    if (!(await runs.update(run, { phase, done, total }))) throw new JobStopped('cancelled');
  }

  #key(step: string) {
    const { storeHash, id: runId } = this.#deps.run;
    return { storeHash, runId, step };
  }

  async #find<T>(step: string): Promise<{ outcome: T } | undefined> {
    const { storeHash, id } = this.#deps.run;
    return (await this.#deps.steps.find(storeHash, id, step)) as { outcome: T } | undefined;
  }
}
