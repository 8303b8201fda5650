import { z } from 'zod';
import { invalidField, type MaveraError, missingField } from './mavera-error.ts';
import type { MaveraSwitches } from './switches.ts';

/** Wrong fields are refused by name (`param`); unknown ones too, while the switch says so. */
export function readBody<Shape extends z.ZodRawShape>(
  shape: Shape,
  body: unknown,
  { unknownFields }: MaveraSwitches,
): z.output<z.ZodObject<Shape>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidField('body', 'The request body must be a JSON object');
  }
  const schema = unknownFields === 'refuse' ? z.strictObject(shape) : z.object(shape);
  const result = schema.safeParse(body);
  if (!result.success) throw refusal(result.error, body);
  return result.data as z.output<z.ZodObject<Shape>>;
}

function refusal(error: z.ZodError, body: object): MaveraError {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const param = [...issue.path, issue.keys[0]].join('.');
    return invalidField(param, `Unknown parameter: ${param}`);
  }
  const path = issue?.path ?? [];
  const param = path.join('.') || 'body';
  const given = path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
    body,
  );
  return given === undefined ? missingField(param) : invalidField(param, issue?.message ?? '');
}
