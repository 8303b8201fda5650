import { newId } from '../ids.ts';
import { builtInPersonas, type Persona } from './persona.ts';

/** The personas of one account: those that everybody has, then its own in the order of their making. */
export class PersonaShelf {
  readonly #personas = new Map<string, Persona>();
  /** Names that are taken although their personas are not yet done. */
  readonly #reserved = new Set<string>();

  constructor() {
    for (const persona of builtInPersonas()) this.#personas.set(persona.id, persona);
  }

  find(id: string): Persona | undefined {
    return this.#personas.get(id);
  }

  list(): Persona[] {
    return [...this.#personas.values()];
  }

  custom(): Persona[] {
    return this.list().filter(({ isCustom }) => isCustom);
  }

  /** Whether another custom one has that name, in any spelling of capitals, or is about to have it. */
  isTaken(name: string, { except }: { except?: Persona } = {}): boolean {
    const wanted = name.toLowerCase();
    const isSame = (one: Persona) => one !== except && one.name.toLowerCase() === wanted;
    return this.#reserved.has(wanted) || this.custom().some(isSame);
  }

  /** Takes a name while its persona is being made. Returns what gives it free. */
  reserve(name: string): () => void {
    const wanted = name.toLowerCase();
    this.#reserved.add(wanted);
    return () => void this.#reserved.delete(wanted);
  }

  add(fields: Pick<Persona, 'name' | 'description' | 'form' | 'details'>): Persona {
    const id = fields.form === 'recipe' ? newId('persona') : newId();
    const persona: Persona = {
      ...{ id, category: 'Custom', isCustom: true, isExpert: false, createdAt: Date.now() },
      ...fields,
    };
    this.#personas.set(id, persona);
    return persona;
  }

  /** As somebody does on Mavera's own page. Built-in ones stay. */
  delete(id: string): boolean {
    return this.find(id)?.isCustom === true && this.#personas.delete(id);
  }
}
