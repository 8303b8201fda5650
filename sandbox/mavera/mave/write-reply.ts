import { adviseChannel, shareOut } from '../answers/channel-facts.ts';
import { type ChannelSeen, readInput } from '../answers/read-input.ts';
import { reviewFacts } from '../answers/review-facts.ts';
import type { Complexity, Source } from './thread.ts';

/** Triage (reference §1.5), by the length of the message and what it asks for. */
export function triage(message: string): Complexity {
  if (/strateg/i.test(message)) return 'strategic';
  if (message.length > 2000) return 'complex';
  return message.length > 300 ? 'moderate' : 'simple';
}

/** Credits by complexity (§1.5); a question costs what a simple answer does, and what follows in a thread costs less. */
export function chatCredits(
  complexity: Complexity,
  { isFollowUp = false, isQuestion = false } = {},
) {
  const full = { simple: 12, moderate: 25, complex: 40, strategic: 55 }[complexity];
  if (isQuestion) return 10;
  return isFollowUp ? Math.max(10, Math.round(full * 0.6)) : full;
}

const GOAL =
  /\b(goals?|objectives?|aim|target|grow|increase|raise|improve|doel|groei|verhog|ziel|wachs|objectif|objetivo)\b/i;

const NO_GOAL =
  /\bno (?:goals?|objectives?)\b|\b(?:goals?|objectives?)\W+(?:is |are )?(?:not|none|unknown|unset|n\/a)\b/i;

/** Whether it says what it is for; to say that there is no goal is to have none. */
export function hasGoal(message: string): boolean {
  return GOAL.test(message.replace(NO_GOAL, ''));
}

export const QUESTION = `Before I plan this, one question: **what is the main goal for the coming quarter** — more revenue, more new customers, or a larger average order?`;

/** Where Mave says it looked. */
export const SOURCES: Source[] = [
  {
    title: 'CircleMind: channels of retail',
    url: 'https://mavera.io/circlemind/channels',
    domain: 'mavera.io',
  },
  {
    title: 'Benchmarks of online shops',
    url: 'https://research.example/benchmarks',
    domain: 'research.example',
  },
];

/** Mave's prose, in Markdown: figures are those that were sent. `isSpoiled` lets the shares add up to 140. */
export function writeReply(thread: string, { isSpoiled = false } = {}): string {
  const seen = readInput(thread);
  const channels = seen.channels.filter(
    ({ name }, place, all) => all.findIndex((one) => one.name === name) === place,
  );
  if (channels.length > 0) return strategy(channels, isSpoiled);
  if (seen.reviews.length > 0) return reviewFacts(seen).texts.summary ?? '';
  return 'There are no figures in what I was sent, so I can only speak in general: measure first, then decide.';
}

function strategy(channels: ChannelSeen[], isSpoiled: boolean): string {
  const shares = shareOut(channels);
  const blocks = channels.map((channel, rank) => {
    const { name, revenue, orders, currency = 'USD' } = channel;
    const share = (shares[rank] ?? 0) + (isSpoiled && rank === 0 ? 40 : 0);
    const average = orders > 0 ? revenue / orders : 0;
    const money = (amount: number) => `${amount.toLocaleString('en')} ${currency}`;
    const { content, messaging, campaign } = adviseChannel(channel, rank);
    return `### ${name}

${money(revenue)} | ${orders.toLocaleString('en')} orders | ${money(Math.round(average * 100) / 100)} on average

- **Content:** ${content}
- **Messaging:** ${messaging}
- **Budget:** ${share} %
- **Campaign:** ${campaign}`;
  });
  return `## A strategy for each channel\n\n${blocks.join('\n\n')}\n`;
}
