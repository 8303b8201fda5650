/** What was typed or sent, read as what is needed. */
export class ActionValues {
  readonly #given: Record<string, unknown>;

  constructor(given: Record<string, unknown>) {
    this.#given = given;
  }

  text(name: string): string | undefined {
    const value = this.#given[name];
    return value === undefined || value === null || value === '' ? undefined : String(value);
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const value = Number(text);
    if (Number.isNaN(value)) throw new Error(`${name} is no number.`);
    return value;
  }

  need(name: string): number {
    const value = this.number(name);
    if (value === undefined) throw new Error(`${name} is needed.`);
    return value;
  }

  needText(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw new Error(`${name} is needed.`);
    return value;
  }

  flag(name: string): boolean {
    return ['true', 'on', '1'].includes(this.text(name) ?? '');
  }
}

/** Only what was given: an empty field must not overwrite anything. */
export function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}
