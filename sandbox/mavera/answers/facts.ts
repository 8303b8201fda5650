import type { Id } from './read-input.ts';

/** What is known of something, by plain names: a schema's field takes what bears its name. */
export interface Facts {
  /** From -1 to 1; a field scales it to its own range. */
  moods: Record<string, number>;
  numbers: Record<string, number>;
  texts: Record<string, string>;
  flags: Record<string, boolean>;
  /** Plain values, such as ids. */
  values: Record<string, Id[]>;
  /** Things that have facts of their own. */
  things: Record<string, Facts[]>;
}

export const NO_FACTS: Facts = {
  ...{ moods: {}, numbers: {}, texts: {}, flags: {}, values: {}, things: {} },
};

/** Several names for one value. */
export function named<Value>(value: Value, ...names: string[]): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

export function moodFacts(mood: number): Pick<Facts, 'moods'> {
  return {
    moods: named(
      mood,
      ...['score', 'sentimentscore', 'sentiment', 'polarity', 'mood', 'averagesentiment'],
      ...['brandhealthscore', 'brandhealth', 'healthscore', 'health', 'overallscore', 'tone'],
    ),
  };
}

/** As a person would call it. */
export function moodName(mood: number): 'positive' | 'negative' | 'neutral' {
  if (mood > 0.2) return 'positive';
  return mood < -0.2 ? 'negative' : 'neutral';
}
