/** What a stage has to say when it went well: a word for its line, and how many tests it ran. */
export interface StageResult {
  detail?: string;
  passed?: number;
}

type Stage = readonly [name: string, run: () => Promise<StageResult>];

/** A stage did not go well. `message` says why in a line; `output` is what its tool printed. */
export class StageFailure extends Error {
  override readonly name = 'StageFailure';
  readonly output: string;
  readonly passed: number;
  readonly failed: number;

  constructor(message: string, { output = '', passed = 0, failed = 1 } = {}) {
    super(message);
    this.output = output;
    this.passed = passed;
    this.failed = failed;
  }
}

/**
 * Runs stages in order until one fails, a line for each. Ends with `N passed, N failed`, which CI reads: tests, and a
 * stage that has no tests counts as one only when it fails. Returns the exit code.
 */
export async function runStages(
  stages: readonly Stage[],
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<0 | 1> {
  const width = Math.max(...stages.map(([name]) => name.length));
  const started = performance.now();
  const counts = { passed: 0, failed: 0 };

  for (const [index, [name, run]] of stages.entries()) {
    write(`${String(index + 1).padStart(2)}/${stages.length}  ${name.padEnd(width)}  `);
    const stageStarted = performance.now();
    const duration = () => secondsSince(stageStarted).padStart(7);
    try {
      const { detail = '', passed = 0 } = await run();
      counts.passed += passed;
      write(`${`ok ${duration()}  ${detail}`.trimEnd()}\n`);
    } catch (error) {
      const failure = toStageFailure(error);
      counts.passed += failure.passed;
      counts.failed += failure.failed;
      write(`FAILED ${duration()}\n\n`);
      if (failure.output !== '') write(`${failure.output.trimEnd()}\n\n`);
      write(`Failed at "${name}": ${failure.message}\n`);
      const notRun = stages.slice(index + 1).map(([each]) => each);
      if (notRun.length > 0) write(`Not run: ${notRun.join('; ')}\n`);
      break;
    }
  }

  write(`\n${secondsSince(started)} in all\n`);
  write(`${counts.passed} passed, ${counts.failed} failed\n`);
  return counts.failed > 0 ? 1 : 0;
}

function toStageFailure(error: unknown): StageFailure {
  if (error instanceof StageFailure) return error;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return new StageFailure(message, { output: stack });
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
