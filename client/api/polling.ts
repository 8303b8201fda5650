/** How often what may change is read again: closely while a sync runs, less so while changes wait, else now and then. */
export const LIVE_POLL_MS = 1_000;
export const PENDING_POLL_MS = 3_000;
export const IDLE_POLL_MS = 15_000;
