import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 30_000;
const ASK_EVERY_MS = 5;

/** Until `url` answers 2xx. Throws if the process ends before, or takes too long. */
export async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(
        `The process ended (${child.signalCode ?? child.exitCode}) before it was ready.`,
      );
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await wait(ASK_EVERY_MS);
  }
  throw new Error(`Nothing was ready at ${url} after ${PATIENCE_MS / 1000} s.`);
}
