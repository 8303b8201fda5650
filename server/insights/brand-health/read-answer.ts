import type { Dropped, FoundTheme } from './found-theme.ts';
import type { ReadReview } from './gather-reviews.ts';
import { cutText, toPlainText } from './review-text.ts';
import type { ThemesAnswer } from './to-questions.ts';

export interface ReadBatch {
  themes: FoundTheme[];
  /** By review. */
  languages: Array<{ reviewId: number; language: string }>;
  dropped: Dropped;
}

export const NAME_LENGTH = 80;
export const ACTION_LENGTH = 300;
const QUOTE_LENGTH = 300;
/** Fewer letters prove nothing. */
const QUOTE_LEAST = 3;

/** Believes of an answer what the batch itself bears out: reviews that were in it, quotes that stand in them. */
export function readAnswer(answer: ThemesAnswer, batch: readonly ReadReview[]): ReadBatch {
  const sent = new Map(batch.map((one) => [String(one.reviewId), one]));
  const dropped: Dropped = { themes: 0, reviewIds: 0, quotes: 0, sentences: 0 };
  const themes: FoundTheme[] = [];
  for (const theme of answer.themes) {
    const cited = new Map<number, ReadReview>();
    for (const id of theme.reviewIds) {
      const review = sent.get(id.trim());
      if (review) cited.set(review.reviewId, review);
      else dropped.reviewIds += 1;
    }
    const name = cleanWords(theme.name, NAME_LENGTH);
    if (cited.size === 0 || name === '') {
      dropped.themes += 1;
      continue;
    }
    const quotes = theme.quotes.flatMap(({ reviewId, quote }) => {
      const review = cited.get(Number(reviewId));
      const text = review && findQuote(quote, review);
      if (!text) dropped.quotes += 1;
      return text ? [{ reviewId: review.reviewId, text }] : [];
    });
    themes.push({
      ...{ name, polarity: theme.polarity, reviewIds: [...cited.keys()], quotes },
      suggestedAction: cleanWords(theme.suggestedAction, ACTION_LENGTH),
    });
  }
  const languages = answer.reviews.flatMap(({ reviewId, language }) => {
    const review = sent.get(reviewId.trim());
    return review ? [{ reviewId: review.reviewId, language: toLanguage(language) }] : [];
  });
  return { themes, languages, dropped };
}

/** The model's words: plain, in one line, and not without end. */
export function cleanWords(words: string, most: number): string {
  return cutText(toPlainText(words), most);
}

/** What stands in the review, if the quote does; with marks around it, or dots where it was shortened, it still does. */
function findQuote(quote: string, { title, text }: ReadReview): string | undefined {
  const said = toPlainText(quote)
    .replace(/^["“”«»'‘’\s….]+|["“”«»'‘’\s…]+$/gu, '')
    .slice(0, 5_000);
  if (said.length < QUOTE_LEAST) return undefined;
  return text.includes(said) || title.includes(said) ? cutText(said, QUOTE_LENGTH) : undefined;
}

function toLanguage(said: string): string {
  return /^[a-z]{2,3}(?=$|[-_])/.exec(said.trim().toLowerCase())?.[0] ?? 'und';
}
