import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { AnswerFault } from '../answers/answer-faults.ts';
import type { ApiParts } from '../api.ts';
import { newId } from '../ids.ts';
import { notFound, tooMany } from '../mavera-error.ts';
import { readBody } from '../read-body.ts';
import type { MaveraSwitches } from '../switches.ts';
import { accountOf, payFor } from '../work.ts';
import { type Thread, toThreadWire } from './thread.ts';
import { chatCredits, hasGoal, QUESTION, SOURCES, triage, writeReply } from './write-reply.ts';

/** Chats of an account at once (reference §1.5). */
export const CHATS_AT_ONCE = 10;

const CHAT = {
  message: z.string().min(1),
  thread_id: z.string().optional(),
  workspace_id: z.string().optional(),
  stream: z.boolean().nullish(),
};

/** `/mave` (reference §1.5). */
export function chatRoutes({ switches, answerFaults, pace }: ApiParts): Router {
  const router = Router();
  const underWay = new Map<object, number>();

  router.post('/mave/chat', async (request, response) => {
    const account = accountOf(response);
    const body = readBody(CHAT, request.body, switches);
    const count = underWay.get(account) ?? 0;
    if (count >= CHATS_AT_ONCE) {
      response.set('Retry-After', '5');
      throw tooMany(`At most ${CHATS_AT_ONCE} chats at once`);
    }
    underWay.set(account, count + 1);
    try {
      await chat({ request, response }, body);
    } finally {
      underWay.set(account, (underWay.get(account) ?? 1) - 1);
    }
  });

  const chat = async (
    exchange: { request: Request; response: Response },
    body: z.output<z.ZodObject<typeof CHAT>>,
  ) => {
    const { response } = exchange;
    const { threads, personas } = accountOf(response);
    const known = body.thread_id === undefined ? undefined : threads.get(body.thread_id);
    if (body.thread_id !== undefined && !known) throw notFound('Thread');
    const isQuestion = !known && asks(body.message, switches);
    const complexity = known?.complexity ?? triage(body.message);
    const credits = chatCredits(complexity, { isFollowUp: known !== undefined, isQuestion });

    accountOf(response).requireCredits(credits, switches);

    const thread = known ?? newThread(body.message, body.workspace_id, complexity);
    const begin = () => {
      threads.set(thread.id, thread);
      thread.phase = 'execution';
      say(thread, 'user', body.message);
    };
    if (switches.threadAppears === 'at-once') begin();
    await payFor(exchange, { credits, ms: pace.chatMs, switches }, () => {
      if (switches.threadAppears !== 'at-once') begin();
      answer(thread, { credits, isQuestion, faults: answerFaults.take() });
      const used = isQuestion ? [] : personas.list().slice(4, 6);
      thread.personasUsed = used.map(({ id, name, category }) => ({ id, name, category }));
    });
    sendReply(response, thread, { credits, stream: body.stream ?? false, switches });
  };

  router.get('/mave/threads', (_request, response) => {
    const { threads } = accountOf(response);
    const data = [...threads.values()]
      .toReversed()
      .map((one) => toThreadWire(one, { isListed: true }));
    response.json({ object: 'list', data, has_more: false });
  });
  router.get('/mave/threads/:id', (request, response) => {
    const thread = accountOf(response).threads.get(request.params.id);
    if (!thread) throw notFound('Thread');
    response.json(toThreadWire(thread));
  });
  router.delete('/mave/threads/:id', (request, response) => {
    if (!accountOf(response).threads.delete(request.params.id)) throw notFound('Thread');
    response.status(204).end();
  });

  return router;
}

/** What Mave says, from all that the thread was told. */
function answer(
  thread: Thread,
  {
    credits,
    isQuestion,
    faults,
  }: { credits: number; isQuestion: boolean; faults: ReadonlySet<AnswerFault['kind']> },
): void {
  const told = thread.messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const reply = writeReply(told.join('\n'), { isSpoiled: faults.has('shares-140') });
  const whole = faults.has('refuses') ? 'I cannot help with that request.' : reply;
  const content = faults.has('cut-off') ? whole.slice(0, whole.length / 2) : whole;
  say(thread, 'assistant', isQuestion ? QUESTION : content);
  thread.phase = isQuestion ? 'triage' : 'completed';
  thread.creditsUsed += credits;
  thread.sources = isQuestion ? [] : SOURCES;
}

function asks(message: string, { asksBack }: MaveraSwitches): boolean {
  return asksBack === 'first' || (asksBack === 'without-goal' && !hasGoal(message));
}

function newThread(
  message: string,
  workspaceId: string | undefined,
  complexity: Thread['complexity'],
): Thread {
  const now = Date.now();
  return {
    id: newId('thread'),
    title: message.slice(0, 60),
    ...{ phase: 'triage', complexity, creditsUsed: 0, workspaceId: workspaceId ?? 'ws_default' },
    ...{ createdAt: now, updatedAt: now, messages: [], sources: [], personasUsed: [] },
  };
}

function say(thread: Thread, role: 'user' | 'assistant', content: string): void {
  thread.updatedAt = Date.now();
  thread.messages.push({ id: newId('msg'), role, content, createdAt: thread.updatedAt });
}

function sendReply(
  response: Response,
  thread: Thread,
  { credits, stream, switches }: { credits: number; stream: boolean; switches: MaveraSwitches },
): void {
  const last = thread.messages.at(-1);
  const { sources } = thread;
  const usage = { credits_used: credits };
  const validation = { confidence: 0.8, hallucination_risk: 'low', unsupported_claims: [] };
  if (stream) {
    response.set('content-type', 'text/event-stream');
    const send = (type: string, data: object) =>
      response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
    send('content', { content: last?.content });
    send('sources', { sources });
    send('validation', { validation });
    send('done', { thread_id: thread.id, usage });
    response.end();
    return;
  }
  response.json({
    ...{ id: last?.id, object: 'mave_message', thread_id: thread.id, role: 'assistant' },
    ...{ content: last?.content, sources },
    personas_used: thread.personasUsed.map(({ id, name }) => ({ id, name })),
    ...(switches.chatValidation && { validation }),
    usage,
    created_at: new Date(thread.updatedAt).toISOString(),
  });
}
