import type { RemoteClients } from '../../clients/remote-clients.ts';
import { type Cohort, LIST_OF_COHORT } from '../../contract/cohorts.ts';
import type {
  CountedSegments,
  PersonaOptions,
  Personas,
  SegmentFields,
  Speakers,
} from '../../contract/personas.ts';
import { SettingsDocument } from '../../contract/settings.ts';
import type { PersonaRepository } from '../../db/insights/personas.ts';
import type { Store } from '../../db/store/stores.ts';
import { listSpeakers } from '../choose-persona.ts';
import { inTime } from '../in-time.ts';
import { PERSONA_CREDITS } from '../persona-call.ts';
import { type CountSegmentsDeps, countSegments } from './count-segments.ts';

/** Somebody is watching. */
const PREVIEW_MS = 60_000;
const FIELDS_MS = 15_000;
const SPEAKERS_MS = 10_000;

/** The personas that there are, and what they can be made of. */
export class PersonaService {
  readonly #deps: CountSegmentsDeps & { personas: PersonaRepository; remotes: RemoteClients };

  constructor(deps: CountSegmentsDeps & { personas: PersonaRepository; remotes: RemoteClients }) {
    this.#deps = deps;
  }

  /** In the order in which they count; those of segments that are not in use any more are left out. */
  async list(storeHash: string): Promise<Personas> {
    const { personas, settings } = this.#deps;
    const { document } = await settings.find(storeHash);
    const { lists } = SettingsDocument.parse(document);
    const inUse = (await personas.list(storeHash)).filter(({ place }) => place !== null);
    return {
      personas: inUse.map(({ source, value, personaId, name, people, isGone, ...at }) => ({
        ...{ key: `${source}=${value}`, source, value, personaId, name, people, isGone },
        madeAt: new Date(at.madeAt).toISOString(),
        changedAt: new Date(at.changedAt).toISOString(),
        listId: source === 'cohort' ? lists[LIST_OF_COHORT[value as Cohort]] : null,
      })),
      credits: { least: PERSONA_CREDITS, most: PERSONA_CREDITS },
    };
  }

  /** Fields of customers by whose values they can be parted, the store's own among them. */
  async fields(storeHash: string): Promise<SegmentFields> {
    const bigcommerce = await this.#deps.remotes.bigcommerce(storeHash, { interactive: true });
    const signal = AbortSignal.timeout(FIELDS_MS);
    const attributes = await inTime(signal, () =>
      bigcommerce.customerFields.listAttributes({ signal }),
    );
    const own = attributes.map(({ name }) => ({ source: `attributes["${name}"]`, label: name }));
    return { fields: [{ source: 'customer_group', label: 'Customer group' }, ...own] };
  }

  /** Who can answer for Mavera. */
  async speakers(storeHash: string): Promise<Speakers> {
    const mavera = await this.#deps.remotes.mavera(storeHash, { interactive: true });
    const signal = AbortSignal.timeout(SPEAKERS_MS);
    return inTime(signal, () => listSpeakers(mavera, signal));
  }

  /** The segments that these options would make, with their sizes. Costs no credits, and keeps nothing. */
  async preview(store: Store, options: PersonaOptions): Promise<CountedSegments> {
    const { storeHash } = store;
    const bigcommerce = await this.#deps.remotes.bigcommerce(storeHash, { interactive: true });
    const signal = AbortSignal.timeout(PREVIEW_MS);
    const world = { store, bigcommerce, signal, isWatched: true };
    return inTime(signal, () => countSegments(this.#deps, world, options));
  }
}
