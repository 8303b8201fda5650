import type { Knex } from 'knex';
import type { PersonaRule } from '../../contract/segments.ts';

/** A segment's persona at Mavera. Of the people only their number is known. */
export interface SavedPersona extends PersonaRule {
  personaId: string;
  people: number;
  /** Which of somebody's personas counts, the lowest first; null while the segment is not in use. */
  place: number | null;
  /** Somebody deleted it in Mavera. */
  isGone: boolean;
  /** Digest of what Mavera was told of it last; null if that is not known. */
  toldHash: string | null;
  /** ms; `changedAt` is when Mavera was last told of it. */
  madeAt: number;
  changedAt: number;
}

interface PersonaRow {
  store_hash: string;
  source: string;
  value: string;
  persona_id: string;
  name: string;
  people: number;
  place: number | null;
  is_gone: boolean | number;
  told_hash: string | null;
  made_at: number;
  changed_at: number;
}

/** Which persona stands for which segment. */
export class PersonaRepository {
  readonly #db: Knex;

  constructor({ db }: { db: Knex }) {
    this.#db = db;
  }

  /** In the order in which they count; those that are not in use last. */
  async list(storeHash: string): Promise<SavedPersona[]> {
    const rows = await this.#rows().where({ store_hash: storeHash }).orderBy(['source', 'value']);
    const last = Number.MAX_SAFE_INTEGER;
    return rows.map(toPersona).sort((a, b) => (a.place ?? last) - (b.place ?? last));
  }

  /** Who is called what at present, in the order in which it counts. */
  async listRules(storeHash: string): Promise<PersonaRule[]> {
    const all = await this.list(storeHash);
    return all
      .filter(({ place, isGone }) => place !== null && !isGone)
      .map(({ source, value, name }) => ({ source, value, name }));
  }

  /** What is known of the segment is replaced, but for when its persona was made. */
  async save(storeHash: string, { madeAt, ...persona }: SavedPersona): Promise<void> {
    const row = toColumns(persona);
    await this.#rows()
      .insert({ store_hash: storeHash, made_at: madeAt, ...row })
      .onConflict(['store_hash', 'source', 'value'])
      .merge(row);
  }

  /** Of these personas, those that stand for a segment of another store with the same account. */
  async listOfOthers(storeHash: string, personaIds: readonly string[]): Promise<Set<string>> {
    const found = await this.#rows()
      .whereNot({ store_hash: storeHash })
      .whereIn('persona_id', [...personaIds])
      .pluck('persona_id');
    return new Set(found);
  }

  #rows() {
    return this.#db<PersonaRow>('personas');
  }
}

function toPersona(row: PersonaRow): SavedPersona {
  const { source, value, name, people, place } = row;
  return {
    ...{ source, value, name, people, place, personaId: row.persona_id },
    ...{ isGone: Boolean(row.is_gone), toldHash: row.told_hash },
    ...{ madeAt: row.made_at, changedAt: row.changed_at },
  };
}

function toColumns(
  persona: Omit<SavedPersona, 'madeAt'>,
): Omit<PersonaRow, 'store_hash' | 'made_at'> {
  const { source, value, name, people, place, personaId, isGone, toldHash, changedAt } = persona;
  return {
    ...{ source, value, name, people, place, persona_id: personaId },
    ...{ is_gone: isGone, told_hash: toldHash, changed_at: changedAt },
  };
}
