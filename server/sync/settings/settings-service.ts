import type { RemoteClients } from '../../clients/remote-clients.ts';
import { defaultMapping } from '../../contract/default-mapping.ts';
import type { CustomerMapping } from '../../contract/mapping.ts';
import type { PersonaRule } from '../../contract/segments.ts';
import { type Settings, SettingsDocument, type SettingsUpdate } from '../../contract/settings.ts';
import type { ConnectionRepository } from '../../db/brevo/connections.ts';
import type { PersonaRepository } from '../../db/insights/personas.ts';
import type { ActivityRepository } from '../../db/store/activity.ts';
import type { AuditRepository } from '../../db/store/audit.ts';
import type { SettingsRepository } from '../../db/store/settings.ts';
import type { SettingsChangeRepository } from '../../db/store/settings-changes.ts';
import { AppError } from '../../errors.ts';
import type { JobQueue } from '../../queue/job-queue.ts';
import { readBlocksJob } from '../consent/consent-jobs.ts';
import { refuseMissingLists } from '../storefronts/chosen-lists.ts';
import { ensureWebhooksJob } from '../webhooks/webhook-jobs.ts';
import { withConfirmation } from './consent-confirmation.ts';
import { followSettingsJob } from './follow-settings.ts';
import { noteSave } from './note-save.ts';
import { parseDocument } from './settings-document.ts';
import { effectsOf } from './settings-effects.ts';

const FALLBACK_NAMES = { first: 'FIRSTNAME', last: 'LASTNAME' };

interface SettingsServiceDeps {
  settings: SettingsRepository;
  settingsChanges: SettingsChangeRepository;
  connections: ConnectionRepository;
  activity: ActivityRepository;
  audit: AuditRepository;
  personas: PersonaRepository;
  remotes: RemoteClients;
  queue: JobQueue;
  now(): number;
}

/** What a merchant chose, with defaults for what they did not. */
export class SettingsService {
  readonly #deps: SettingsServiceDeps;

  constructor(deps: SettingsServiceDeps) {
    this.#deps = deps;
  }

  async get(storeHash: string): Promise<Settings> {
    const { version, document } = await this.#deps.settings.find(storeHash);
    return this.#complete(storeHash, version, SettingsDocument.parse(document));
  }

  /** Grows with each save. */
  async version(storeHash: string): Promise<number> {
    return (await this.#deps.settings.find(storeHash)).version;
  }

  /** Customer mappings by which Brevo may have been told what it knows, the latest first; none once all is brought in line. */
  async formerMappings(
    storeHash: string,
    resource: 'customers' | 'orders',
  ): Promise<CustomerMapping[]> {
    const changes = await this.#deps.settingsChanges.list(storeHash, resource);
    const formers = changes.flatMap(({ formerMapping }) => (formerMapping ? [formerMapping] : []));
    return formers.reverse();
  }

  /** Which persona Mavera's analyses gave to whom. */
  async personaRules(storeHash: string): Promise<PersonaRule[]> {
    return this.#deps.personas.listRules(storeHash);
  }

  /**
   * Saves the sections that are given; the others stay. Throws AppError `invalid_request` with a problem for each field
   * that is wrong, `brevo_rejected` for lists that Brevo does not have, or `settings_changed` if somebody saved since the version that the change was made from. What it changes
   * of records that were synced before follows by itself (`followSettings`).
   */
  async save(
    actor: { storeHash: string; userId: number },
    { version, ...changes }: SettingsUpdate,
  ): Promise<Settings> {
    const { settings, remotes, queue, now } = this.#deps;
    const { storeHash } = actor;
    const stored = await settings.find(storeHash);
    if (stored.version !== version) throw settingsChanged();
    const before = await this.get(storeHash);
    const given = { ...(stored.document as object), ...changes };
    const document = parseDocument({ ...given, ...withConfirmation(before, changes) });
    await refuseMissingLists(remotes, storeHash, before, document);
    const after = await this.#complete(storeHash, version + 1, document);
    const effects = effectsOf(before, after);
    if (!(await settings.save(storeHash, version, document, now(), effects)))
      throw settingsChanged();
    // Some events are only wanted with some detail of products.
    if (changes.sync || changes.products) await queue.enqueue(ensureWebhooksJob(storeHash));
    // Who unsubscribed in Brevo before this was switched on did so as well.
    if (after.consent.writeBackUnsubscribes && !before.consent.writeBackUnsubscribes)
      await queue.enqueue(readBlocksJob(storeHash));
    if (changes.sync || effects.length > 0) await queue.enqueue(followSettingsJob(storeHash));

    await noteSave(this.#deps, actor, { given: Object.keys(changes), before, after }, now());
    return this.get(storeHash);
  }

  async #complete(
    storeHash: string,
    version: number,
    document: SettingsDocument,
  ): Promise<Settings> {
    const connection = await this.#deps.connections.find(storeHash, 'brevo');
    const names = connection?.nameAttributes ?? FALLBACK_NAMES;
    const customerMapping = document.customerMapping ?? defaultMapping(names);
    return { ...document, version, customerMapping };
  }
}

function settingsChanged(): AppError {
  return new AppError(
    'settings_changed',
    'Somebody else saved these settings meanwhile. Load them again and repeat your change.',
  );
}
