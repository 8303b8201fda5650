import type { MaveReply } from '../../clients/mavera/mave.ts';
import { fromChat, fromQuestion } from '../../clients/mavera/mavera-client.ts';
import { UnusableAnswer } from '../../clients/mavera/unusable-answer.ts';
import {
  ChannelStrategyOptions,
  type ChannelStrategyResult,
} from '../../contract/channel-strategy.ts';
import { type InsightNote, noteOf } from '../../contract/insight-notes.ts';
import type { InsightDefinition, InsightPlan } from '../insight-definition.ts';
import {
  CHAT_CREDITS,
  chatCall,
  RESPONSE_CREDITS,
  RESPONSE_TRIES,
  structuredCall,
} from '../mavera-calls.ts';
import type { RunSteps } from '../run-steps.ts';
import { PRODUCTS_FROM } from './best-products.ts';
import { compareStrategies } from './compare-strategies.ts';
import {
  type ChannelStrategyDeps,
  type ChannelsGathered,
  gatherChannels,
} from './gather-channels.ts';
import { hasSwung } from './has-swung.ts';
import { isQuestion } from './is-question.ts';
import { toCards } from './to-cards.ts';
import { toCardsQuestion, toMaveMessage } from './to-messages.ts';

/** Mave may ask again; after that, what it says is taken for its answer. */
const MOST_QUESTIONS = 3;

/** A strategy for each channel: computed figures, Mave's advice on them, and cards made of it. */
export function channelStrategy(
  deps: ChannelStrategyDeps,
): InsightDefinition<ChannelStrategyOptions, ChannelsGathered, ChannelStrategyResult> {
  return {
    kind: 'channel_strategy',
    options: ChannelStrategyOptions,
    gather: (world, options) => gatherChannels(deps, world, options),
    plan,
    work,
    compare: compareStrategies,
    hasNews: (world, last, options) => hasSwung(deps, world, last, options),
  };
}

function plan(gathered: ChannelsGathered, options: ChannelStrategyOptions): InsightPlan {
  const { least, most } = RESPONSE_CREDITS;
  const cards = fromQuestion(
    toCardsQuestion(gathered, '(Mave’s advice, when it is there)', options),
  );
  const chat = fromChat({ message: toMaveMessage(gathered, options) });
  return {
    calls: [
      {
        ...{ method: 'POST', path: '/mave/chat', body: chat, credits: CHAT_CREDITS, isExact: true },
      },
      {
        ...{ method: 'POST', path: '/responses', body: cards, isExact: false },
        credits: { least, most: most * RESPONSE_TRIES },
      },
    ],
    notes: notesOf(gathered, options),
    blocked: blockedBy(gathered, options),
  };
}

function notesOf(
  { leftOut, to, ordersSoFar: count }: ChannelsGathered,
  { minOrders: min }: ChannelStrategyOptions,
): InsightNote[] {
  const names = leftOut.map(({ name, orders }) => `${name} (${orders})`);
  return [
    ...(count == null ? [] : [noteOf('orders_in_part', { count })]),
    ...(leftOut.length > 0 ? [noteOf('channels_left_out', { min, names })] : []),
    ...(to === null ? [] : [noteOf('newest_order', { day: dayOf(to) })]),
    noteOf('questions_cost'),
  ];
}

function blockedBy(
  { to, channels, speaker }: ChannelsGathered,
  { minOrders: min, days }: ChannelStrategyOptions,
): InsightNote | null {
  if (to === null) return noteOf('no_orders');
  if (channels.length === 0) return noteOf('channels_too_small', { min, days });
  return speaker ? null : noteOf('no_persona');
}

async function work(
  steps: RunSteps,
  gathered: ChannelsGathered,
  options: ChannelStrategyOptions,
): Promise<ChannelStrategyResult> {
  const { from, to, currency, ordersSoFar, channels, leftOut } = gathered;
  await steps.progress('advice', 0, 2);
  const names = channels.map(({ name }) => name);
  const { reply, questions } = await askMave(steps, toMaveMessage(gathered, options), names);
  await steps.progress('cards', 1, 2);
  const made = await makeCards(steps, gathered, reply, options);
  await steps.progress('cards', 2, 2);
  return {
    ...{ from: toIso(from), to: toIso(to), currency, ordersSoFar, channels, leftOut },
    ...{ minOrders: options.minOrders, productsFrom: PRODUCTS_FROM },
    ...{ advice: reply.content, sources: reply.sources, personas: reply.personas, questions },
    ...made,
  };
}

/** In one thread, with the merchant's answers to what Mave asks back. */
async function askMave(steps: RunSteps, message: string, names: readonly string[]) {
  const questions: ChannelStrategyResult['questions'] = [];
  const said = [message];
  let reply = await steps.paid('advice', chatCall(message));
  for (let turn = 1; turn <= MOST_QUESTIONS && isQuestion(reply, names); turn += 1) {
    const question = reply.content;
    const answer = await steps.ask(`answer-${turn}`, question);
    questions.push({ question, answer });
    const saidBefore = said.filter((one) => one === answer).length;
    const { threadId } = reply;
    reply = await steps.paid(`advice-${turn}`, chatCall(answer, { threadId, saidBefore }));
    said.push(answer);
  }
  return { reply, questions };
}

/** The advice was paid for and stands, even if no cards come of it. */
async function makeCards(
  steps: RunSteps,
  gathered: ChannelsGathered,
  { content }: MaveReply,
  options: ChannelStrategyOptions,
) {
  const channelIds = gathered.channels.map(({ channelId }) => channelId);
  try {
    const call = structuredCall(toCardsQuestion(gathered, content, options));
    const answer = await steps.paid('cards', call);
    const made = toCards(answer, channelIds);
    if (made.cards.length > 0) return { ...made, cardsProblem: null, cardsFault: null };
    // In the right form, and for none of the channels: as good as none.
    return { ...made, ...problemOf(new UnusableAnswer('breaks_schema')) };
  } catch (error) {
    if (!(error instanceof UnusableAnswer)) throw error;
    return { cards: [], sharesWere: null, inventedCards: 0, ...problemOf(error) };
  }
}

function problemOf({ message: cardsProblem, fault: cardsFault }: UnusableAnswer) {
  return { cardsProblem, cardsFault };
}

function toIso(ms: number | null): string {
  return new Date(ms ?? 0).toISOString();
}

function dayOf(ms: number): string {
  return toIso(ms).slice(0, 10);
}
