import {
  type AnyCheck,
  type AnyFinding,
  CheckId,
  type Diagnosis,
  type Diagnostics,
  type Mend,
  sayFinding,
} from '../../contract/diagnostics.ts';
import type { DiagnosisRepository, KeptDiagnosis } from '../../db/store/diagnoses.ts';
import { AppError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { findingOfError } from './finding-of-error.ts';
import type { Mends } from './mends.ts';

interface Actor {
  storeHash: string;
  userId: number;
}

interface DiagnosticsDeps {
  checks: readonly AnyCheck[];
  diagnoses: DiagnosisRepository;
  mends: Mends;
  logger: Logger;
  now(): number;
  /** For each check; 10 s if not given. */
  timeLimitMs?: number;
}

/** Each look costs four of the hundred calls an hour that the sync shares (reference/brevo.md §1.4). */
const MOST_RUNS_AN_HOUR = 15;

/** Looks at everything that is known to go wrong, and mends what can be mended. */
export class DiagnosticsService {
  readonly #deps: DiagnosticsDeps;
  /** Looks at everything that are under way in this process, by store. */
  readonly #running = new Map<string, Promise<void>>();

  constructor(deps: DiagnosticsDeps) {
    this.#deps = deps;
  }

  /** What the last look found. */
  async get(storeHash: string): Promise<Diagnostics> {
    const { diagnoses, mends } = this.#deps;
    const kept = await diagnoses.list(storeHash);
    const underWay = await mends.listUnderWay(storeHash);
    const lastRunAt = await diagnoses.lastRunAt(storeHash);
    // In the order in which a person would look, which is that of the checks.
    const checks = CheckId.options.flatMap((id) => {
      const one = kept.find((each) => each.id === id);
      return one ? [toDiagnosis(id, one, underWay)] : [];
    });
    return {
      checkedAt: lastRunAt === null ? null : new Date(lastRunAt).toISOString(),
      isRunning: this.#running.has(storeHash),
      checks,
    };
  }

  /**
   * Looks anew, at these or at everything. Whoever asks for everything while that is under way joins it. Throws AppError
   * `too_many_requests` after twenty looks within an hour.
   */
  async run(storeHash: string, only?: readonly CheckId[]): Promise<Diagnostics> {
    if (only) {
      await this.#allow(storeHash);
      await this.#look(storeHash, only);
      return this.get(storeHash);
    }
    let running = this.#running.get(storeHash);
    if (!running) {
      running = this.#runAll(storeHash).finally(() => this.#running.delete(storeHash));
      this.#running.set(storeHash, running);
    }
    await running;
    return this.get(storeHash);
  }

  /** Starts to mend, and answers with what is known then. */
  async mend(actor: Actor, mend: Mend): Promise<Diagnostics> {
    await this.#deps.mends.start(actor, mend);
    return this.get(actor.storeHash);
  }

  async #runAll(storeHash: string): Promise<void> {
    const { diagnoses, checks, now } = this.#deps;
    await this.#allow(storeHash);
    await this.#look(
      storeHash,
      checks.map(({ id }) => id),
    );
    await diagnoses.saveRun(storeHash, now());
  }

  async #allow(storeHash: string): Promise<void> {
    const { diagnoses, now } = this.#deps;
    const { runs, hourEndsAt } = await diagnoses.countRun(storeHash, now());
    if (runs <= MOST_RUNS_AN_HOUR) return;
    const minutes = Math.max(1, Math.ceil((hourEndsAt - now()) / 60_000));
    throw new AppError(
      'too_many_requests',
      `Everything was looked at ${MOST_RUNS_AN_HOUR} times within an hour, which spends calls that the sync needs. Please try again in ${minutes} minutes.`,
    );
  }

  async #look(storeHash: string, ids: readonly CheckId[]): Promise<void> {
    const { checks, diagnoses, now } = this.#deps;
    const wanted = checks.filter(({ id }) => ids.includes(id));
    const found = await Promise.all(
      wanted.map(async (check): Promise<KeptDiagnosis> => {
        const { state, code, params = {}, mend = null } = await this.#find(check, storeHash);
        return { id: check.id, state, code, params, mend, checkedAt: now() };
      }),
    );
    await diagnoses.save(storeHash, found);
  }

  /** Never throws, and never takes longer than its time: one check says nothing of the others. */
  async #find(check: AnyCheck, storeHash: string): Promise<AnyFinding> {
    const { logger, timeLimitMs = 10_000 } = this.#deps;
    const over = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const outOfTime = new Promise<AnyFinding>((resolve) => {
      timer = setTimeout(() => {
        resolve({ state: 'unknown', code: 'timed_out' });
        over.abort();
      }, timeLimitMs);
    });
    const looking = check.look(storeHash, over.signal).catch((error: unknown): AnyFinding => {
      const finding = findingOfError(error);
      if (finding.code === 'failed' && !over.signal.aborted)
        logger.error({ err: error, storeHash, check: check.id }, 'a check failed');
      return finding;
    });
    try {
      return await Promise.race([looking, outOfTime]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function toDiagnosis(id: CheckId, kept: KeptDiagnosis, underWay: ReadonlySet<Mend>): Diagnosis {
  const { state, code, params, mend, checkedAt } = kept;
  return {
    ...{ id, state, code, params, mend },
    ...sayFinding(id, code, params),
    isMending: mend !== null && underWay.has(mend),
    checkedAt: new Date(checkedAt).toISOString(),
  };
}
