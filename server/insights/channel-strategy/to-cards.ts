import type { ChannelCard } from '../../contract/channel-strategy.ts';
import type { CardsAnswer } from './to-messages.ts';

const PART_LENGTH = 600;

/**
 * The cards of the channels that were asked about, with shares that add up to 100. One that is invented, or comes twice, is
 * dropped; shares that add up to something else are scaled, and what they were is said. Pure.
 */
export function toCards(
  { cards }: CardsAnswer,
  channelIds: readonly number[],
): { cards: ChannelCard[]; sharesWere: number | null; inventedCards: number } {
  const known = new Map<number, CardsAnswer['cards'][number]>();
  let inventedCards = 0;
  for (const card of cards) {
    const id = Number(card.channelId);
    if (channelIds.includes(id) && !known.has(id)) known.set(id, card);
    else inventedCards += 1;
  }
  const kept = channelIds.flatMap((id) => {
    const card = known.get(id);
    return card ? [{ id, card }] : [];
  });
  const raw = kept.map(({ card }) => Math.max(0, card.budgetShare));
  const sum = raw.reduce((total, share) => total + share, 0);
  const shares = toHundred(raw);
  return {
    cards: kept.map(({ id, card: { content, messaging, campaign } }, place) => ({
      ...{ channelId: id, content: onCard(content), messaging: onCard(messaging) },
      ...{ campaign: onCard(campaign), budgetShare: shares[place] ?? 0 },
    })),
    sharesWere: kept.length > 0 && Math.abs(sum - 100) > 0.5 ? Math.round(sum * 10) / 10 : null,
    inventedCards,
  };
}

/** One or two sentences were asked for. */
function onCard(words: string): string {
  const text = words.trim();
  return text.length > PART_LENGTH ? `${text.slice(0, PART_LENGTH).toWellFormed()}…` : text;
}

/** Whole numbers in the same proportions that add up to 100: those cut off most get what is left over. Alike if all are 0. */
export function toHundred(shares: readonly number[]): number[] {
  if (shares.length === 0) return [];
  const sum = shares.reduce((total, share) => total + share, 0);
  const exact = shares.map((share) => (sum > 0 ? (100 * share) / sum : 100 / shares.length));
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((total, share) => total + share, 0);
  const byRemainder = exact
    .map((share, place) => ({ place, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  for (const { place } of byRemainder.slice(0, left)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}
