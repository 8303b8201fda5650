const FIRST_MS = 5_000;
const LONGEST_MS = 60 * 60_000;

/** Five seconds, fifteen, forty-five, … up to an hour. */
export function retryDelayMs(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 3 ** attempts);
}
