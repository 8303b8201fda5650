import type { BrandTheme, ProductHealth, ReviewQuote, Trend } from '../../contract/brand-health.ts';
import type { FoundTheme } from './found-theme.ts';
import type { ReadReview, ReviewsGathered } from './gather-reviews.ts';
import type { RankedProduct } from './rank-products.ts';
import { cutText } from './review-text.ts';

const THEMES_SHOWN = 30;
const QUOTES_SHOWN = 3;
const PRODUCTS_SHOWN = 10;
const ACTIONS_SHOWN = 5;
const OF_A_PRODUCT = 3;
const QUOTE_LENGTH = 240;
/** Fewer reviews, or mentions, say nothing of a trend. */
const READ_FOR_TREND = 20;
const MENTIONS_FOR_TREND = 5;
const MORE = 1.5;

/** Themes with all that is counted of them here: mentions, shares, trends, products, and what people wrote. */
export function showThemes(
  themes: readonly FoundTheme[],
  read: readonly ReadReview[],
): BrandTheme[] {
  const byId = new Map(read.map((one) => [one.reviewId, one]));
  const newer = new Set(newerHalf(read).map(({ reviewId }) => reviewId));
  return themes.slice(0, THEMES_SHOWN).map((theme) => {
    const cited = theme.reviewIds.flatMap((id) => byId.get(id) ?? []);
    return {
      ...{ name: theme.name, polarity: theme.polarity, mentions: cited.length },
      share: Math.round((1_000 * cited.length) / read.length) / 10,
      trend: trendOf(cited, newer, read.length),
      reviewIds: cited.map(({ reviewId }) => reviewId),
      products: productsOf(cited).slice(0, PRODUCTS_SHOWN),
      quotes: quotesOf(theme, cited),
      suggestedAction: theme.suggestedAction,
    };
  });
}

/** What to do, by how many speak of it; blame before praise. */
export function actionsOf(
  themes: readonly BrandTheme[],
): Array<{ text: string; themes: string[] }> {
  const isBlame = ({ polarity }: BrandTheme) => polarity === 'negative' || polarity === 'mixed';
  const inOrder = [...themes.filter(isBlame), ...themes.filter((one) => !isBlame(one))];
  const withAction = inOrder.filter(({ suggestedAction }) => suggestedAction !== '');
  return [...Map.groupBy(withAction, ({ suggestedAction }) => suggestedAction)]
    .slice(0, ACTIONS_SHOWN)
    .map(([text, ones]) => ({ text, themes: ones.map(({ name }) => name) }));
}

export function showProducts(
  products: readonly RankedProduct[],
  themes: readonly BrandTheme[],
  { toRead, productNames: names }: Pick<ReviewsGathered, 'toRead' | 'productNames'>,
): ProductHealth[] {
  return products.map((product) => {
    const { productId } = product;
    const own = new Set(
      toRead.filter((one) => one.productId === productId).map(({ reviewId }) => reviewId),
    );
    const ofIt = (polarity: BrandTheme['polarity']) =>
      themes
        .filter((one) => one.polarity === polarity)
        .filter(({ reviewIds }) => reviewIds.some((id) => own.has(id)))
        .slice(0, OF_A_PRODUCT)
        .map(({ name }) => name);
    const name = names[productId] ?? `Product ${productId}`;
    return { ...product, name, strengths: ofIt('positive'), problems: ofIt('negative') };
  });
}

function newerHalf(read: readonly ReadReview[]): ReadReview[] {
  const inOrder = read.toSorted((a, b) => a.writtenAt - b.writtenAt || a.reviewId - b.reviewId);
  return inOrder.slice(Math.floor(inOrder.length / 2));
}

function trendOf(
  cited: readonly ReadReview[],
  newer: ReadonlySet<number>,
  read: number,
): Trend | null {
  if (read < READ_FOR_TREND || cited.length < MENTIONS_FOR_TREND) return null;
  const late = cited.filter(({ reviewId }) => newer.has(reviewId)).length;
  const early = cited.length - late;
  if (late >= MORE * early) return 'up';
  return early >= MORE * late ? 'down' : 'flat';
}

function productsOf(cited: readonly ReadReview[]): BrandTheme['products'] {
  return [...Map.groupBy(cited, ({ productId }) => productId)]
    .map(([productId, ones]) => ({
      ...{ productId, name: ones[0]?.productName || `Product ${productId}` },
      mentions: ones.length,
    }))
    .sort((a, b) => b.mentions - a.mentions || a.productId - b.productId);
}

/** What the model chose to quote, of as many products as there are; else how the newest of the cited begin. */
function quotesOf({ quotes }: FoundTheme, cited: readonly ReadReview[]): ReviewQuote[] {
  const byId = new Map(cited.map((one) => [one.reviewId, one]));
  const chosen = quotes.flatMap(({ reviewId, text }) => {
    const review = byId.get(reviewId);
    return review ? [toQuote(review, text)] : [];
  });
  const all = chosen.length > 0 ? chosen : cited.map((one) => toQuote(one, beginningOf(one)));
  const firsts = new Map(all.toReversed().map((one) => [one.productId, one]));
  const ofEach = new Set(firsts.values());
  return [...ofEach, ...all.filter((one) => !ofEach.has(one))].slice(0, QUOTES_SHOWN);
}

function toQuote(review: ReadReview, text: string): ReviewQuote {
  const { reviewId, productId, productName, rating, writtenAt } = review;
  return {
    ...{ reviewId, productId, productName: productName || `Product ${productId}`, rating, text },
    writtenAt: new Date(writtenAt).toISOString(),
  };
}

function beginningOf({ title, text }: ReadReview): string {
  const sentence = /^.{1,240}?[.!?。](?=\s|$)/u.exec(text)?.[0];
  return sentence ?? (cutText(text, QUOTE_LENGTH) || title);
}
