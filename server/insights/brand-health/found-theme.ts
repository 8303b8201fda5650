import type { Polarity } from '../../contract/brand-health.ts';

/** A theme with the reviews that it stands on, each of which was sent. */
export interface FoundTheme {
  name: string;
  polarity: Polarity;
  reviewIds: number[];
  /** Word for word from those reviews. */
  quotes: Array<{ reviewId: number; text: string }>;
  suggestedAction: string;
}

/** What was said and stands on nothing. */
export interface Dropped {
  themes: number;
  reviewIds: number;
  quotes: number;
  sentences: number;
}
