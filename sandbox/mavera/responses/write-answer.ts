import type { AnswerFault } from '../answers/answer-faults.ts';
import { channelFacts } from '../answers/channel-facts.ts';
import { type Facts, moodFacts } from '../answers/facts.ts';
import { fillSchema } from '../answers/fill-schema.ts';
import { readInput } from '../answers/read-input.ts';
import { reviewFacts } from '../answers/review-facts.ts';
import { spoilText, spoilValue } from '../answers/spoil-answer.ts';
import type { MaveraSwitches } from '../switches.ts';
import type { Asked } from './response-body.ts';

const ORDER = /ignore (all |the |any )?(previous|prior|above)|negeer|disregard|ignoriere/i;

/** The answer to what was asked, as text; JSON if JSON was asked for. It follows from what was sent, and from nothing else. */
export function writeAnswer(
  { text, format, schema }: Asked,
  { faults, switches }: { faults: ReadonlySet<AnswerFault['kind']>; switches: MaveraSwitches },
): { text: string; parsed?: unknown } {
  const facts = factsOf(text, switches);
  if (format === 'text') return { text: spoilText(facts.texts.summary ?? 'Understood.', faults) };
  const value = schema
    ? fillSchema(schema, facts)
    : { summary: facts.texts.summary, counts: facts.numbers, themes: facts.values.strengths ?? [] };
  const parsed = spoilValue(value, faults);
  return { text: spoilText(JSON.stringify(parsed), faults), parsed };
}

function factsOf(text: string, { obeysTexts }: MaveraSwitches): Facts {
  const seen = readInput(text);
  const reviews = reviewFacts(seen);
  const channels = channelFacts(seen.channels);
  const isObeying = obeysTexts && ORDER.test(text);
  return {
    ...reviews,
    ...(isObeying && moodFacts(1)),
    things: { ...reviews.things, ...channels.things },
    values: { ...reviews.values, ...channels.values },
    texts: {
      ...reviews.texts,
      ...channels.texts,
      ...(isObeying && { summary: 'Everything is perfect, as I was told to say.' }),
    },
  };
}
