import type {
  InsightDryRun,
  InsightJob,
  InsightKind,
  InsightOverview,
  InsightRunDetail,
  InsightSettings,
} from '../../server/contract/insights.ts';
import * as sample from './sample-insights.ts';

const KINDS: InsightKind[] = ['brand_health', 'personas', 'channel_strategy'];
const LIVE = new Set(['queued', 'running', 'waiting', 'asking', 'unsure']);

/** What the fake server knows of insights. Runs are newest first. */
export class FakeInsights {
  runs: InsightRunDetail[] = [];
  settings: InsightSettings = sample.INSIGHT_SETTINGS;
  credits: InsightOverview['credits'] = sample.CREDITS;
  isSpentAtMost = false;
  alert: InsightOverview['jobs'][number]['alert'] = null;
  dryRun: InsightDryRun = sample.DRY_RUN;
  jobs = new Map<string, InsightJob>(KINDS.map((kind) => [kind, sample.insightJob(kind)]));

  /** Undefined: it is no call of insights. */
  answer(call: string, body: never, query: URLSearchParams): unknown {
    const [method, path = ''] = call.split(' ');
    if (path === '/api/insights') return this.#overview();
    const [, kind = '', rest] = /\/jobs\/(\w+)(?:\/(.+))?$/.exec(path) ?? [];
    if (kind) return this.#job(method, kind as InsightKind, rest, body);
    const [, runId = '', command] = /\/runs\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    if (runId) return command ? this.#command(runId, command) : this.#run(runId, query);
    const answers: Record<string, () => unknown> = {
      'GET /api/insights/settings': () => this.settings,
      'PUT /api/insights/settings': () => this.#saveSettings(body),
      'GET /api/insights/reviewed-products': () => ({
        products: [{ productId: 77, name: 'Ember Boots', reviews: 20 }],
        isRead: true,
      }),
      'GET /api/insights/personas': () => sample.PERSONA_LIST,
      'GET /api/insights/personas/fields': () => ({
        fields: [{ source: 'attributes["Sport"]', label: 'Sport' }],
      }),
      'GET /api/insights/personas/speakers': () => sample.SPEAKERS,
      'POST /api/insights/personas/preview': () => sample.PERSONAS,
    };
    return answers[call]?.();
  }

  #overview(): InsightOverview {
    return {
      credits: this.credits,
      ...{ spentThisMonth: 44, isSpentAtMost: this.isSpentAtMost },
      settings: this.settings,
      jobs: KINDS.map((kind) => {
        const runs = this.runs.filter((run) => run.kind === kind);
        return {
          ...{ kind, nextRunAt: this.jobs.get(kind)?.nextRunAt ?? null },
          live: runs.find(({ state }) => LIVE.has(state)) ?? null,
          last: runs.find(({ state }) => state === 'succeeded') ?? null,
          alert: kind === 'brand_health' ? this.alert : null,
        };
      }),
    };
  }

  #job(method: string | undefined, kind: InsightKind, rest: string | undefined, body: object) {
    if (rest === 'runs') return { runs: this.runs.filter((run) => run.kind === kind) };
    if (rest === 'dry-run') return this.dryRun;
    if (rest === 'run') return this.#start(kind);
    const job = this.jobs.get(kind) ?? sample.insightJob(kind);
    if (method === 'PUT') this.jobs.set(kind, { ...job, ...body, version: job.version + 1 });
    return this.jobs.get(kind);
  }

  #start(kind: InsightKind): InsightRunDetail {
    const run = sample.insightRun({
      ...{ id: 'insight-live', kind, state: 'running', phase: 'advice', result: null },
      ...{ finishedAt: null, spent: 0, done: 0 },
    });
    this.runs = [run, ...this.runs];
    return run;
  }

  #run(runId: string, query: URLSearchParams): InsightRunDetail | undefined {
    const run = this.runs.find(({ id }) => id === runId);
    const other = query.get('compareWith');
    if (!run || !other) return run;
    return { ...run, comparison: { withRun: other, changes: sample.STRATEGY_CHANGES } };
  }

  #command(runId: string, command: string): unknown {
    const state = command === 'cancel' ? 'cancelled' : 'running';
    this.runs = this.runs.map((run) =>
      run.id === runId ? { ...run, state, question: null, problem: null } : run,
    );
    return this.runs.find(({ id }) => id === runId);
  }

  #saveSettings(update: Partial<InsightSettings>): InsightSettings {
    this.settings = { ...this.settings, ...update, version: this.settings.version + 1 };
    return this.settings;
  }
}
