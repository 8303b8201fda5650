import { z } from 'zod';
import { findSchemaFault, type JsonSchema } from '../answers/strict-schema.ts';
import { invalidField, MaveraError } from '../mavera-error.ts';
import type { MaveraSwitches } from '../switches.ts';

/** Longest `input` (reference §1.2). */
export const INPUT_MAX = 100_000;

const LEVEL = z.enum(['low', 'medium', 'high']);
const TextPart = z.looseObject({ type: z.string(), text: z.string().optional() });
const InputItem = z.looseObject({
  type: z.string().optional(),
  role: z.enum(['user', 'assistant', 'system', 'developer']).optional(),
  content: z.union([z.string(), z.array(TextPart)]).optional(),
  output: z.string().optional(),
});

/** The fields of `POST /responses` (reference §1.2). */
export const RESPONSE_FIELDS = {
  model: z.string(),
  input: z.union([z.string(), z.array(InputItem)]),
  persona_id: z.string().optional(),
  instructions: z.string().nullish(),
  stream: z.boolean().nullish(),
  text: z
    .strictObject({
      format: z
        .strictObject({
          type: z.enum(['text', 'json_object', 'json_schema']),
          name: z.string().optional(),
          description: z.string().optional(),
          schema: z.unknown().optional(),
          strict: z.boolean().nullish(),
        })
        .optional(),
      verbosity: LEVEL.optional(),
    })
    .optional(),
  tools: z.array(z.looseObject({ type: z.string() })).optional(),
  tool_choice: z.unknown().optional(),
  analysis_mode: z.boolean().nullish(),
  reasoning_effort: LEVEL.nullish(),
  verbosity: LEVEL.nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  max_output_tokens: z.int().positive().nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
};
export type ResponseBody = z.output<z.ZodObject<typeof RESPONSE_FIELDS>>;

export interface Asked {
  /** All texts of the input, apart from the instructions. */
  text: string;
  format: 'text' | 'json_object' | 'json_schema';
  schema?: JsonSchema;
}

/** Checks what the fields' types do not say. Throws 400 with the `param`. */
export function readAsked(body: ResponseBody, switches: MaveraSwitches): Asked {
  if (body.model !== 'mavera-1') {
    const message = `The model '${body.model}' does not exist`;
    throw new MaveraError(400, 'validation_error', 'invalid_model', message, 'model');
  }
  const text = textOf(body.input);
  const hasLimit = typeof body.input === 'string' || switches.arrayInputHasLimit;
  if (text.trim() === '') throw invalidField('input', 'input must not be empty');
  if (hasLimit && text.length > INPUT_MAX) {
    throw invalidField(
      'input',
      `input must be at most ${INPUT_MAX} characters, got ${text.length}`,
    );
  }
  const format = body.text?.format;
  if (format?.type !== 'json_schema') return { text, format: format?.type ?? 'text' };
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(format.name ?? '')) {
    throw invalidField('text.format.name', 'name must match ^[a-zA-Z0-9_-]{1,64}$');
  }
  const fault = switches.schemaSubset === 'strict' ? findSchemaFault(format.schema) : undefined;
  if (fault) {
    throw invalidField('text.format.schema', `Invalid schema for '${format.name}': ${fault}`);
  }
  return { text, format: 'json_schema', schema: (format.schema ?? {}) as JsonSchema };
}

function textOf(input: ResponseBody['input']): string {
  if (typeof input === 'string') return input;
  return input
    .flatMap(({ content, output }) => {
      const parts = Array.isArray(content) ? content.map(({ text = '' }) => text) : [content ?? ''];
      return [...parts, output ?? ''];
    })
    .join('\n');
}
