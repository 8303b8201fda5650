import { setImmediate } from 'node:timers';

/** How long works may take of one turn of the event loop, ms. */
const MOST_MS = 2;

const waiting: Array<() => void> = [];
let begunAt: number | undefined;

/**
 * Called now and then by a long work, so that webhooks and pages get their turn: resolves at once while this turn of the event
 * loop is young, and in a later one after that. Whoever has waited longest goes on first, and has that turn to itself.
 */
export async function giveWay(): Promise<void> {
  begunAt ??= begin();
  if (waiting.length > 0 || performance.now() - begunAt > MOST_MS)
    await new Promise<void>((resolve) => waiting.push(resolve));
}

function begin(): number {
  setImmediate(endTurn);
  return performance.now();
}

function endTurn(): void {
  begunAt = undefined;
  const first = waiting.shift();
  if (!first) return;
  begunAt = begin();
  first();
}
