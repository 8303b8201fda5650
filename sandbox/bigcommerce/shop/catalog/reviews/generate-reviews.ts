import { toApiDate } from '../../people/customer.ts';
import { NAME_SETS, toAsciiLetters } from '../../people/names.ts';
import { fraction, hash32, pick } from '../../random.ts';
import { partId, type Review } from '../product.ts';
import { ASPECTS, REVIEW_WORDS, type ReviewLanguage, type ReviewWords } from './review-words.ts';

/** Of every hundred reviews, how many are in which language. */
const SHARES: Record<ReviewLanguage, number> = { en: 50, de: 15, nl: 13, fr: 10, es: 7, it: 5 };
const LANGUAGE_AT = (Object.keys(SHARES) as ReviewLanguage[]).flatMap((language) =>
  Array<ReviewLanguage>(SHARES[language]).fill(language),
);

/** How many stars around a product's own quality: most people agree. */
const SPREAD = [-2, -1, -1, 0, 0, 0, 0, 1, 1, 1] as const;

const DELIVERY = ASPECTS.indexOf('delivery');

export interface ReviewRange {
  /** When the product came, and when the last review was written. */
  fromMs: number;
  toMs: number;
  /** From then on parcels came late, which a third of the reviews say: a trend to be found. */
  badSummerMs: number;
}

/**
 * The reviews of a product, oldest first: about seven each, so that 300 products have about 2,000. Products differ in how good
 * they are and in what people complain about; a tenth of the reviews waits for approval or was refused it.
 */
export function generateReviews(seed: number, productId: number, range: ReviewRange): Review[] {
  const count = reviewCount(hash32(seed, productId, 700));
  const quality = 1.6 + 3.2 * fraction(hash32(seed, productId, 701)) ** 0.6;
  const weakness = hash32(seed, productId, 702) % ASPECTS.length;
  return Array.from({ length: count }, (_, nth) => {
    const hash = hash32(seed, partId(productId, nth), 703);
    const at = range.fromMs + ((nth + fraction(hash)) / count) * (range.toMs - range.fromMs);
    const isLate = at > range.badSummerMs && hash % 3 === 0;
    const stars = quality + pick(SPREAD, hash >>> 3) - (isLate ? 1.5 : 0);
    const rating = Math.min(5, Math.max(1, Math.round(stars)));
    return {
      id: partId(productId, nth),
      ...writeReview(LANGUAGE_AT[hash % 100] ?? 'en', {
        rating,
        weakness: isLate ? DELIVERY : weakness,
        hash: hash >>> 5,
      }),
      status: hash % 13 === 0 ? 'pending' : hash % 29 === 0 ? 'disapproved' : 'approved',
      rating,
      ...reviewer(seed, productId, nth, LANGUAGE_AT[hash % 100] ?? 'en'),
      date_created: toApiDate(Math.floor(at / 1000) * 1000),
    };
  });
}

/** A fifth of all products has none, a tenth has many. */
function reviewCount(hash: number): number {
  const kind = hash % 10;
  if (kind < 2) return 0;
  if (kind < 7) return kind - 1;
  return kind < 9 ? 7 + ((hash >>> 4) % 8) : 23 + ((hash >>> 4) % 20);
}

function writeReview(
  language: ReviewLanguage,
  { rating, weakness, hash }: { rating: number; weakness: number; hash: number },
): Pick<Review, 'title' | 'text'> {
  const words: ReviewWords = REVIEW_WORDS[language];
  const mood = rating >= 4 ? 'good' : rating === 3 ? 'fair' : 'bad';
  const praised = (weakness + 1 + (hash % (ASPECTS.length - 1))) % ASPECTS.length;
  // Half of those who complain name what the product is bad at, the others anything.
  const blamed = hash % 2 === 0 ? weakness : (hash >>> 2) % ASPECTS.length;
  const said = {
    good: [words.good[praised]],
    fair: [words.good[praised], words.bad[blamed]],
    bad: [words.bad[blamed]],
  }[mood];
  // A few give stars only.
  const isSilent = hash % 23 === 0;
  return {
    title: pick(words.titles[mood], hash >>> 4),
    text: isSilent ? '' : [pick(words.openings[mood], hash >>> 6), ...said].join(' '),
  };
}

function reviewer(
  seed: number,
  productId: number,
  nth: number,
  language: ReviewLanguage,
): Pick<Review, 'name' | 'email'> {
  const hash = hash32(seed, partId(productId, nth), 704);
  const given = pick(NAME_SETS[language].first, hash);
  const family = pick(NAME_SETS[language].last, hash >>> 5);
  const address = `${toAsciiLetters(given)}.${toAsciiLetters(family)}.${productId}.${nth}`;
  return {
    name: hash % 4 === 0 ? `${given} ${family.charAt(0)}.` : `${given} ${family}`,
    email: hash % 3 === 0 ? '' : `${address}@reviewers.example`,
  };
}
