import { en } from '../../client/locales/en.ts';

export { en };

/** A text of the pages with its blanks filled in, as a person reads it. */
export function say(text: string, values: Record<string, string | number> = {}): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_blank, name: string) => String(values[name] ?? ''));
}

/** A text of the pages whatever fills its blanks. */
export function like(text: string): RegExp {
  const parts = text
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}
