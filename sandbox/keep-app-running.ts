import type { Sandbox } from './start-sandbox.ts';

/** An app that lives no longer than this has not really started. */
const SHORT_LIFE_MS = 10_000;
const SHORT_LIVES = 3;

/**
 * Starts the app again whenever it ends without having been told to, such as by `kill -9`, so that a person can see how it
 * goes on with its work. Resolves to the reason once it ended three times in a row shortly after its start.
 */
export async function keepAppRunning(
  sandbox: Pick<Sandbox, 'app' | 'restartApp'>,
  { say, now = Date.now }: { say(text: string): void; now?: () => number },
): Promise<string> {
  let startedAt = now();
  for (let shortLives = 0; ; ) {
    const reason = await sandbox.app.died;
    shortLives = now() - startedAt < SHORT_LIFE_MS ? shortLives + 1 : 0;
    if (shortLives >= SHORT_LIVES) return reason;
    say(`The app ended without having been told to (${reason}). It is being started again.`);
    startedAt = now();
    try {
      await sandbox.restartApp();
      say(`The app is back, as process ${sandbox.app.pid}, and goes on with its work.`);
    } catch (error) {
      // One that ended again is dealt with above; one that is alive and never ready is not worth waiting for.
      if (sandbox.app.isRunning) return (error as Error).message;
    }
  }
}
