import type { z } from 'zod';
import { changedValues } from '../changed-values.ts';
import {
  type InsightJob,
  InsightJobDocument,
  type InsightJobUpdate,
  type InsightKind,
  type InsightSettings,
  InsightSettingsDocument,
  type InsightSettingsUpdate,
} from '../contract/insights.ts';
import { problemsOf } from '../contract/problem-words.ts';
import type { InsightJobRepository } from '../db/insights/insight-jobs.ts';
import type { InsightSettingsRepository } from '../db/insights/insight-settings.ts';
import type { AuditRepository } from '../db/store/audit.ts';
import type { StoreRepository } from '../db/store/stores.ts';
import { AppError } from '../errors.ts';
import type { AnyInsight } from './insight-definition.ts';
import { nextInsightRun } from './insight-schedule.ts';

interface Actor {
  storeHash: string;
  userId: number;
}

export interface InsightSettingsDeps {
  definitions: ReadonlyMap<string, AnyInsight>;
  stores: StoreRepository;
  audit: AuditRepository;
  insightJobs: InsightJobRepository;
  insightLimits: InsightSettingsRepository;
  now(): number;
}

/** What a merchant chose for insights: what they may spend, and when and how each of them runs. */
export class InsightSettingsService {
  readonly #deps: InsightSettingsDeps;

  constructor(deps: InsightSettingsDeps) {
    this.#deps = deps;
  }

  async get(storeHash: string): Promise<InsightSettings> {
    const { version, document } = await this.#deps.insightLimits.find(storeHash);
    return { ...InsightSettingsDocument.parse(document), version };
  }

  /** Throws AppError `settings_changed` if somebody saved since `version` was read. */
  async save(
    { storeHash, userId }: Actor,
    { version, ...change }: InsightSettingsUpdate,
  ): Promise<InsightSettings> {
    const { insightLimits, audit, now } = this.#deps;
    const { version: _, ...before } = await this.get(storeHash);
    const document = { ...before, ...change };
    if (!(await insightLimits.save(storeHash, version, document, now()))) throw changedMeanwhile();
    const action = 'insight_settings_saved';
    const detail = { changes: changedValues(before, document) };
    await audit.add(storeHash, { action, userId, detail, at: now() });
    return this.get(storeHash);
  }

  /** Options that were saved are shown with the defaults of those that were not. Throws AppError `not_found`. */
  async getJob(storeHash: string, kind: InsightKind): Promise<InsightJob> {
    const { version, document, nextRunAt } = await this.#deps.insightJobs.find(storeHash, kind);
    const saved = InsightJobDocument.parse(document);
    const options = this.definition(kind).options.parse(saved.options) as Record<string, unknown>;
    const next = nextRunAt === null ? null : new Date(nextRunAt).toISOString();
    return { ...saved, options, kind, version, nextRunAt: next };
  }

  /** Throws AppError `invalid_request` with a problem for each option that is wrong, `settings_changed`, `not_found`. */
  async saveJob(
    { storeHash, userId }: Actor,
    kind: InsightKind,
    { version, ...change }: InsightJobUpdate,
  ): Promise<InsightJob> {
    const { insightJobs, stores, audit, now } = this.#deps;
    const before = await this.getJob(storeHash, kind);
    const given = { ...before.options, ...change.options };
    const options = this.#parseOptions(kind, given);
    const { schedule, triggers } = { ...before, ...change };
    const document = { schedule, triggers, options };
    const timezone = (await stores.find(storeHash))?.profile.timezone ?? null;
    const nextRunAt = nextInsightRun(storeHash, schedule, timezone, now());
    const saved = { version, document, nextRunAt };
    if (!(await insightJobs.save(storeHash, kind, saved, now()))) throw changedMeanwhile();
    const changes = changedValues(
      { [kind]: { schedule: before.schedule, triggers: before.triggers, options: before.options } },
      { [kind]: document },
    );
    const detail = { kind, changes };
    await audit.add(storeHash, { action: 'insight_job_saved', userId, detail, at: now() });
    return this.getJob(storeHash, kind);
  }

  /** Throws AppError `not_found` for a kind that there is not. */
  definition(kind: InsightKind): AnyInsight {
    const definition = this.#deps.definitions.get(kind);
    if (!definition) throw new AppError('not_found', 'There is no such analysis.');
    return definition;
  }

  #parseOptions(kind: InsightKind, given: unknown): Record<string, unknown> {
    const result = this.definition(kind).options.safeParse(given);
    if (result.success) return result.data as Record<string, unknown>;
    const problems = problemsOf(result.error as z.ZodError).map(({ path, message }) => ({
      ...{ path: path ? `options.${path}` : 'options', message },
    }));
    throw new AppError('invalid_request', 'These settings cannot be saved.', { problems });
  }
}

function changedMeanwhile(): AppError {
  return new AppError(
    'settings_changed',
    'Somebody else saved these settings in the meantime. Please look at theirs first.',
  );
}
