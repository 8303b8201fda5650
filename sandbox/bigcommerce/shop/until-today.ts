const DAY_MS = 86_400_000;
/** When the last generated change happens in a shop that is not moved. */
const LAST_CHANGE_MS = Date.UTC(2025, 10, 1, 20);

/**
 * By how much a shop's past is moved so that it ends about now, in whole days. Tests leave it where it is; whoever tries the app
 * looks at a shop that is alive, in which today's order or review comes after those of last week.
 */
export function untilToday(now = Date.now()): number {
  return Math.max(0, Math.floor((now - LAST_CHANGE_MS) / DAY_MS)) * DAY_MS;
}
