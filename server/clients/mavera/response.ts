import { z } from 'zod';
import { UnusableAnswer } from './unusable-answer.ts';
import { TextWire, UsageWire } from './wire.ts';

const PartWire = z.object({ type: TextWire, text: z.string().nullish() });

export const ResponseWire = z.object({
  status: TextWire,
  output: z
    .array(z.object({ type: TextWire, content: z.array(PartWire).nullish() }))
    .nullish()
    .transform((items) => items ?? []),
  usage: UsageWire,
});

/**
 * The JSON of a structured answer, by the schema that it was asked for (reference/mavera-and-peers.md §1.2). The guide promises
 * that it fits; that is not relied on. Throws `UnusableAnswer`, which carries what it cost.
 */
export function readStructured<T>(
  { status, output, usage }: z.output<typeof ResponseWire>,
  schema: z.ZodType<T>,
): { value: T; credits: number | null } {
  const credits = usage?.credits_used ?? null;
  const parts = output
    .filter(({ type }) => type === 'message' || type === '')
    .flatMap(({ content }) => content ?? []);
  if (parts.some(({ type }) => type === 'refusal')) throw new UnusableAnswer('refused', credits);
  if (status === 'failed') throw new UnusableAnswer('failed', credits);
  if (status === 'incomplete' || status === 'in_progress')
    throw new UnusableAnswer('cut_off', credits);
  const text = parts
    .filter(({ type }) => type === 'output_text')
    .map((part) => part.text ?? '')
    .join('')
    .trim();
  const json = parse(text);
  if (json === undefined) throw new UnusableAnswer(faultOf(text), credits);
  const result = schema.safeParse(json);
  if (!result.success) throw new UnusableAnswer('breaks_schema', credits);
  return { value: result.data, credits };
}

/** What began as JSON was cut off; a sentence instead of it is how a model declines, and pages of prose are a wrong form. */
function faultOf(text: string): 'cut_off' | 'refused' | 'breaks_schema' {
  if (/^[{[]/.test(text)) return 'cut_off';
  return text.length > 0 && text.length < 300 ? 'refused' : 'breaks_schema';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
