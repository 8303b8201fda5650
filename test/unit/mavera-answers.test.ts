import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { NO_FACTS } from '../../sandbox/mavera/answers/facts.ts';
import { fillSchema } from '../../sandbox/mavera/answers/fill-schema.ts';
import { jsonIn } from '../../sandbox/mavera/answers/json-in-text.ts';
import { moodOf } from '../../sandbox/mavera/answers/lexicon.ts';
import { readInput } from '../../sandbox/mavera/answers/read-input.ts';
import { reviewFacts } from '../../sandbox/mavera/answers/review-facts.ts';
import { findSchemaFault, type JsonSchema } from '../../sandbox/mavera/answers/strict-schema.ts';
import { strict } from '../helpers/calls/call-mavera.ts';

/** Schemas within the strict subset, with names that facts bear and names that none does. */
const name = fc.constantFrom('name', 'score', 'themes', 'review_ids', 'counts', 'urgent', 'zebra');
const { schema } = fc.letrec<{ schema: JsonSchema; object: JsonSchema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<JsonSchema>(
      { type: 'string' },
      { type: 'integer', minimum: 3, maximum: 7 },
      { type: 'number' },
      { type: 'boolean' },
      { type: ['string', 'null'] },
      { type: 'string', enum: ['positive', 'negative'] },
      { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    ),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.nat(2) }),
    tie('object'),
  ),
  object: fc.dictionary(name, tie('schema'), { maxKeys: 4 }).map((fields) => strict(fields)),
}));
const root = fc.dictionary(name, schema, { maxKeys: 5 }).map((fields) => strict(fields));
const facts = reviewFacts(
  readInput(JSON.stringify([{ id: 1, product_id: 2, rating: 1, text: 'The zip broke.' }])),
);

test('whatever the schema, the answer fits it', () => {
  fc.assert(
    fc.property(root, fc.boolean(), (one, hasFacts) => {
      expect(findSchemaFault(one)).toBeUndefined();
      const validator = z.fromJSONSchema(one as Parameters<typeof z.fromJSONSchema>[0]);
      expect(
        validator.safeParse(fillSchema(one, hasFacts ? facts : NO_FACTS)).error,
      ).toBeUndefined();
    }),
  );
});

test('a schema that holds itself is answered to an end', () => {
  const node = strict({
    name: { type: 'string' },
    themes: { type: 'array', items: { $ref: '#' } },
  });

  expect(findSchemaFault(node)).toBeUndefined();
  expect(fillSchema(node, facts)).toMatchObject({ themes: [{ name: expect.any(String) }] });
});

test('JSON is found wherever it stands in a text, and what is none is passed over', () => {
  expect(jsonIn('See [1, {"a": "}"}] and {"b": [2]} but not {c} or [')).toEqual([
    [1, { a: '}' }],
    { b: [2] },
  ]);
  expect(jsonIn('')).toEqual([]);
});

test('a text that only looks like JSON does not hold anybody up', () => {
  expect(jsonIn('['.repeat(100_000))).toEqual([]);
  expect(jsonIn('{"'.repeat(50_000))).toEqual([]);
});

test('any text can be read as input', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const seen = readInput(text);
      expect(() => reviewFacts(seen)).not.toThrow();
    }),
  );
});

test.each([
  ['Great quality, I love it.', 1],
  ['Not good at all.', -1],
  ['It never broke.', 1],
  ['Erg teleurgesteld, de rits is kapot.', -1],
  ['Ich bin sehr zufrieden, super.', 1],
  ['Décevant, mauvaise qualité.', -1],
  ['خيمة ممتازة', 1],
  ['Great tent, but the zip broke.', 0],
  ['A tent.', null],
])('%s has the mood %s', (text, score) => {
  expect(moodOf(text).score).toBe(score);
});
