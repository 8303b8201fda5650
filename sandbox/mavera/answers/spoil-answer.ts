import type { AnswerFault } from './answer-faults.ts';
import { plainName } from './read-input.ts';

type Kinds = ReadonlySet<AnswerFault['kind']>;

/** The faults that change what the answer says; those that change its text are `spoilText`'s. */
export function spoilValue(value: unknown, kinds: Kinds): unknown {
  let spoiled = value;
  if (kinds.has('invents-reviews')) {
    spoiled = changeFields(spoiled, (name, one) =>
      inventId(name, one, /^(cited)?reviewids?$|citations|evidence/),
    );
  }
  if (kinds.has('invents-products')) {
    spoiled = changeFields(spoiled, (name, one) => inventId(name, one, /^productids?$/));
  }
  if (kinds.has('invents-channels')) {
    spoiled = changeFields(spoiled, (name, one) => inventId(name, one, /^channelids?$/));
  }
  if (kinds.has('shares-140')) {
    let missing = 40;
    spoiled = changeFields(spoiled, (name, one) => {
      if (!/share|budget|percent/.test(name) || typeof one !== 'number') return one;
      const more = one + missing;
      missing = 0;
      return more;
    });
  }
  return kinds.has('breaks-schema') ? withoutFirstField(spoiled) : spoiled;
}

export function spoilText(text: string, kinds: Kinds): string {
  if (kinds.has('not-json'))
    return `Sure! Here is what I found.\n\n${text.replaceAll(/["{}]/g, '')}`;
  return kinds.has('cut-off') ? text.slice(0, Math.ceil(text.length / 2)) : text;
}

const INVENTED = 987_654_321;

function inventId(name: string, value: unknown, names: RegExp): unknown {
  if (!names.test(name)) return value;
  if (Array.isArray(value)) {
    return [...value, typeof value[0] === 'number' ? INVENTED : String(INVENTED)];
  }
  return typeof value === 'number'
    ? INVENTED
    : typeof value === 'string'
      ? String(INVENTED)
      : value;
}

function changeFields(value: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => changeFields(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      changeFields(change(plainName(name), one), change),
    ]),
  );
}

function withoutFirstField(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const [, ...rest] = Object.entries(value);
  return Object.fromEntries(rest);
}
