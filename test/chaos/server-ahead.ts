/**
 * The server, in a time that is `CHAOS_AHEAD_MS` from now: what waits for minutes, such as a retry, is due when it starts. For
 * the last life of an app whose tests cannot wait.
 */
const aheadMs = Number(process.env.CHAOS_AHEAD_MS ?? 0);
const now = Date.now;
Date.now = () => now() + aheadMs;
await import('../../server/main.ts');
