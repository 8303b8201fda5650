import { z } from 'zod';

/**
 * The JSON schema of an answer, in OpenAI's strict subset: every key required, nothing beyond them, no lengths. Mavera does not
 * say which keywords it takes (reference/mavera-and-peers.md §1.2), so ranges belong into descriptions and are checked here.
 */
export function strictSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
}
