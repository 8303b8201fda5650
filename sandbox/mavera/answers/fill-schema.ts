import { type Facts, moodName, NO_FACTS } from './facts.ts';
import { plainName } from './read-input.ts';
import { type JsonSchema, resolve } from './strict-schema.ts';

/** A value that fits the schema, made of the facts that bear its fields' names; what no fact says stays empty. */
export function fillSchema(root: JsonSchema, facts: Facts): unknown {
  return fill(root, '', facts, { root, depth: 0 });
}

interface Place {
  root: JsonSchema;
  depth: number;
}

function fill(given: JsonSchema, name: string, facts: Facts, place: Place): unknown {
  const schema = resolve(given, place.root) ?? given;
  if ('const' in schema) return schema.const;
  if (schema.anyOf) return fillOne(schema.anyOf, name, facts, place);
  if (schema.enum) return pickOption(schema.enum, name, facts);
  const types = [schema.type].flat();
  if (types.length > 1) {
    return fillOne(
      types.map((type) => ({ ...schema, type })),
      name,
      facts,
      place,
    );
  }
  switch (types[0]) {
    case 'object':
      return fillObject(schema, facts, place);
    case 'array':
      return fillArray(schema, name, facts, place);
    case 'integer':
      return Math.round(fillNumber(schema, name, facts));
    case 'number':
      return Math.round(fillNumber(schema, name, facts) * 100) / 100;
    case 'boolean':
      return facts.flags[name] ?? false;
    case 'null':
      return null;
    default:
      return facts.texts[name] ?? (name in facts.moods ? moodName(facts.moods[name] ?? 0) : '');
  }
}

/** Of several possible schemas: one that the facts have something for, else null if that is allowed. */
function fillOne(options: JsonSchema[], name: string, facts: Facts, place: Place): unknown {
  const known = [facts.texts, facts.numbers, facts.moods, facts.flags, facts.values, facts.things];
  const isKnown = name === '' || known.some((part) => name in part);
  const isNull = ({ type }: JsonSchema) => type === 'null';
  const chosen =
    (isKnown ? undefined : options.find(isNull)) ?? options.find((one) => !isNull(one));
  return fill(chosen ?? { type: 'null' }, name, facts, place);
}

function fillObject(schema: JsonSchema, facts: Facts, { root, depth }: Place): unknown {
  // A schema that holds itself ends here: deeper things have no facts of their own.
  const known = depth > 8 ? NO_FACTS : facts;
  const entries = Object.entries(schema.properties ?? {}).map(([name, one]) => [
    name,
    fill(one, plainName(name), known, { root, depth: depth + 1 }),
  ]);
  return Object.fromEntries(entries);
}

function fillArray(schema: JsonSchema, name: string, facts: Facts, place: Place): unknown[] {
  const items = resolve(schema.items ?? {}, place.root) ?? {};
  const isObject = [items.type].flat().includes('object');
  const all = isObject
    ? thingsFor(items, name, facts).map((thing) => fill(items, '', thing, place))
    : (facts.values[name] ?? []).flatMap((value) => asType(value, items));
  const enough = all.slice(0, schema.maxItems ?? all.length);
  while (enough.length < (schema.minItems ?? 0) && place.depth <= 8) {
    enough.push(fill(items, '', NO_FACTS, { ...place, depth: place.depth + 1 }));
  }
  return enough;
}

/** By the list's name; if no facts bear it, by what its items have. */
function thingsFor(items: JsonSchema, name: string, { things }: Facts): Facts[] {
  const known = things[name];
  if (known) return known;
  const fields = Object.keys(items.properties ?? {}).map(plainName);
  const has = (...names: string[]) => names.some((one) => fields.includes(one));
  if (has('budgetshare', 'channelid', 'channel', 'channelname')) return things.channels ?? [];
  if (has('reviewid')) return things.reviews ?? [];
  if (has('reviewids', 'mentions', 'theme')) return things.themes ?? [];
  if (has('productid')) return things.products ?? [];
  return [];
}

/** A value as the schema of a list's items wants it, if it can be that. */
function asType(value: string | number, items: JsonSchema): (string | number)[] {
  if (items.anyOf) return items.anyOf.flatMap((one) => asType(value, one)).slice(0, 1);
  if (items.enum) return items.enum.includes(value) ? [value] : [];
  const types = [items.type].flat();
  const number = Number(value);
  const { minimum = number, maximum = number } = items;
  const isNumber = types.includes('number') || (types.includes('integer') && number % 1 === 0);
  if (isNumber && number >= minimum && number <= maximum) return [number];
  return types.includes('string') ? [String(value)] : [];
}

function fillNumber(schema: JsonSchema, name: string, { numbers, moods }: Facts): number {
  const { minimum, maximum, description = '' } = schema;
  const clamp = (value: number) => Math.min(maximum ?? value, Math.max(minimum ?? value, value));
  const number = numbers[name];
  if (number !== undefined) return clamp(number);
  const mood = moods[name];
  if (mood === undefined) return clamp(0);
  const told = /(-?\d+)\s*(?:to|and|through|\.\.+|–)\s*\+?(\d+)/.exec(description);
  const isHealth = /health|brand|overallscore/.test(name);
  const low = minimum ?? (told ? Number(told[1]) : isHealth ? 0 : -100);
  const high = maximum ?? (told ? Number(told[2]) : 100);
  return clamp(low + ((mood + 1) / 2) * (high - low));
}

const UNKNOWN = ['unknown', 'none', 'flat', 'stable', 'neutral'];

function pickOption(options: unknown[], name: string, facts: Facts): unknown {
  const has = (wanted: string | undefined) =>
    options.find((one) => typeof one === 'string' && one.toLowerCase() === wanted?.toLowerCase());
  const mood = facts.moods[name];
  const found = has(facts.texts[name]) ?? (mood === undefined ? undefined : has(moodName(mood)));
  if (found !== undefined) return found;
  if (name === 'confidence') return has('medium') ?? has('low') ?? options[0];
  return (
    UNKNOWN.map(has).find((one) => one !== undefined) ??
    (options.includes(null) ? null : options[0])
  );
}
