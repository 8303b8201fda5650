import { newId } from '../ids.ts';
import { builtInPersonas, type Persona } from './persona.ts';

/** The personas of one account: those that everybody has, then its own in the order of their making. */
export class PersonaShelf {
  readonly #personas = new Map<string, Persona>();

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

  /** A custom one of that name, in any spelling of capitals. */
  findByName(name: string): Persona | undefined {
    const wanted = name.trim().toLowerCase();
    return this.custom().find((one) => one.name.toLowerCase() === wanted);
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
