/** A JSON schema, as far as it is read here. */
export interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  definitions?: Record<string, JsonSchema>;
  description?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const UNSUPPORTED = [
  ...['allOf', 'oneOf', 'not', 'if', 'then', 'else', 'patternProperties', 'propertyNames'],
  ...['dependentRequired', 'dependentSchemas', 'unevaluatedProperties', 'minProperties'],
  ...['maxProperties', 'contains', 'uniqueItems', 'prefixItems', 'minLength', 'maxLength'],
];
const MAX_DEPTH = 10;
const MAX_PROPERTIES = 5000;

/**
 * Why a schema is outside OpenAI's strict subset, or undefined if it is within: the root is an object, every key is required,
 * `additionalProperties` is false, at most ten levels and 5,000 properties (reference §1.2, UNCONFIRMED for Mavera).
 */
export function findSchemaFault(root: unknown): string | undefined {
  if (!isObject(root)) return 'schema must be an object';
  if (root.type !== 'object') return "schema must be of type 'object' at its root";
  const definitions = Object.values({ ...(root.$defs ?? {}), ...(root.definitions ?? {}) });
  let properties = 0;

  const look = (schema: unknown, path: string, depth: number): string | undefined => {
    const at = `In context=(${path || 'root'}), `;
    if (!isObject(schema)) return `${at}a schema must be an object`;
    if (depth > MAX_DEPTH) return `${at}the schema is nested more than ${MAX_DEPTH} levels deep`;
    const word = UNSUPPORTED.find((one) => one in schema);
    if (word) return `${at}'${word}' is not permitted`;
    if (schema.$ref !== undefined) {
      return resolve(schema, root)
        ? undefined
        : `${at}reference can not be resolved: ${schema.$ref}`;
    }
    if (schema.anyOf) {
      return firstFault(schema.anyOf, (one, place) => look(one, `${path}.anyOf.${place}`, depth));
    }
    if (schema.enum || 'const' in schema) return undefined;
    const types = [schema.type].flat();
    const wrong = types.find((type) => type === undefined || !TYPES.includes(type));
    if (types.length === 0 || types.includes(undefined) || wrong) {
      return `${at}schema must have a 'type' key`;
    }
    if (types.includes('array')) {
      if (!schema.items) return `${at}array schema missing items`;
      return look(schema.items, `${path}.items`, depth + 1);
    }
    if (!types.includes('object')) return undefined;
    if (schema.additionalProperties !== false) {
      return `${at}'additionalProperties' is required to be supplied and to be false`;
    }
    const names = Object.keys(schema.properties ?? {});
    properties += names.length;
    if (properties > MAX_PROPERTIES) return `${at}more than ${MAX_PROPERTIES} properties`;
    const missing = names.find((name) => !schema.required?.includes(name));
    if (missing !== undefined) {
      return `${at}'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'`;
    }
    const extra = schema.required?.find((name) => !names.includes(name));
    if (extra !== undefined) return `${at}'required' names '${extra}', which is no property`;
    return firstFault(Object.entries(schema.properties ?? {}), ([name, one]) =>
      look(one, `${path}.properties.${name}`, depth + 1),
    );
  };

  return look(root, '', 1) ?? firstFault(definitions, (one) => look(one, '$defs', 1));
}

/** What a `$ref` within the schema points to. */
export function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  if (schema.$ref === undefined) return schema;
  if (schema.$ref === '#') return root;
  const [, place, name = ''] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(schema.$ref) ?? [];
  return place === '$defs' ? root.$defs?.[name] : root.definitions?.[name];
}

function firstFault<Item>(
  items: readonly Item[],
  look: (item: Item, place: number) => string | undefined,
): string | undefined {
  for (const [place, item] of items.entries()) {
    const fault = look(item, place);
    if (fault) return fault;
  }
  return undefined;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
