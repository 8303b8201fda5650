import { type Response, Router } from 'express';
import type { ApiParts } from '../api.ts';
import { newId } from '../ids.ts';
import { MaveraError, missingField } from '../mavera-error.ts';
import { readBody } from '../read-body.ts';
import { accountOf, payFor } from '../work.ts';
import { RESPONSE_FIELDS, type ResponseBody, readAsked } from './response-body.ts';
import { writeAnswer } from './write-answer.ts';

const tokensOf = (text: string) => Math.ceil(text.length / 4);

/** 1 to 5, by the length of what was sent (reference §1.8). */
export function responseCredits(characters: number): number {
  return Math.min(5, 1 + Math.floor(characters / 25_000));
}

/** `POST /responses` (reference §1.2). */
export function responseRoutes({ switches, answerFaults, pace }: ApiParts): Router {
  const router = Router();

  router.post('/responses', async (request, response) => {
    const body = readBody(RESPONSE_FIELDS, request.body, switches);
    const asked = readAsked(body, switches);
    requirePersona(response, body, switches.personaIdRequired);
    const credits = responseCredits(asked.text.length + (body.instructions?.length ?? 0));
    const exchange = { request, response };
    const answer = await payFor(exchange, { credits, ms: pace.responseMs, switches }, () => {
      const faults = answerFaults.take();
      const written = writeAnswer(asked, { faults, switches });
      const max = body.max_output_tokens ?? Number.POSITIVE_INFINITY;
      const isCut = faults.has('cut-off') || tokensOf(written.text) > max;
      const text = tokensOf(written.text) > max ? written.text.slice(0, max * 4) : written.text;
      return { text, parsed: written.parsed, isCut, isRefusal: faults.has('refuses') };
    });

    const { requests } = accountOf(response);
    const inputTokens = tokensOf(asked.text + (body.instructions ?? ''));
    requests.inputTokens += inputTokens;
    requests.outputTokens += tokensOf(answer.text);
    const wire = toWire(answer, { switches, credits, inputTokens });
    if (body.stream) streamResponse(response, wire, answer.text);
    else response.json({ ...wire, ...(body.analysis_mode && { analysis: ANALYSIS }) });
  });

  return router;
}

const ANALYSIS = {
  confidence: 7,
  emotion: { emotional_valence: 0.1 },
  biases: [],
  key_insights: [],
};

function requirePersona(response: Response, body: ResponseBody, isRequired: boolean): void {
  if (body.persona_id === undefined) {
    if (isRequired) throw missingField('persona_id');
    return;
  }
  if (accountOf(response).personas.find(body.persona_id)) return;
  const message = `Persona '${body.persona_id}' not found`;
  throw new MaveraError(400, 'validation_error', 'invalid_persona', message, 'persona_id');
}

interface Answer {
  text: string;
  parsed?: unknown;
  isCut: boolean;
  isRefusal: boolean;
}

const SORRY = 'I cannot help with that request.';

function toWire(
  { text, parsed, isCut, isRefusal }: Answer,
  {
    switches,
    credits,
    inputTokens,
  }: { switches: ApiParts['switches']; credits: number; inputTokens: number },
) {
  const { refusal, cutOffStatus, parsedField } = switches;
  const isFailed = isRefusal && refusal === 'failed-status';
  const part =
    isRefusal && refusal === 'refusal-part'
      ? { type: 'refusal', refusal: SORRY }
      : { type: 'output_text', text: isRefusal ? SORRY : text, annotations: [] };
  const status = isFailed ? 'failed' : isCut ? cutOffStatus : 'completed';
  const outputTokens = tokensOf(isRefusal ? SORRY : text);
  return {
    id: newId('resp'),
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    status,
    ...(status === 'incomplete' && { incomplete_details: { reason: 'max_output_tokens' } }),
    model: 'mavera-1',
    output: isFailed
      ? []
      : [
          {
            id: newId('msg'),
            type: 'message',
            role: 'assistant',
            status: 'completed',
            content: [part],
          },
        ],
    ...(parsedField !== 'none' && !isRefusal && !isCut && { [parsedField]: parsed ?? null }),
    usage: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
      credits_used: credits,
    },
  };
}

/** Named events; a plain `[DONE]` ends the stream. */
function streamResponse(response: Response, wire: object, text: string): void {
  response.set('content-type', 'text/event-stream');
  const send = (type: string, data: object) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  send('response.created', { response: { ...wire, status: 'in_progress', output: [] } });
  for (let at = 0; at < text.length; at += 400) {
    send('response.output_text.delta', { delta: text.slice(at, at + 400) });
  }
  send('response.completed', { response: wire });
  response.end('data: [DONE]\n\n');
}
