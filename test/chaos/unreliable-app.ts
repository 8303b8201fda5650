import { serverEnvironment } from '../helpers/processes/server-environment.ts';
import { ServerProcess } from '../helpers/processes/server-process.ts';

/** The app in a process of its own, on one address and one database through all its deaths. */
export class UnreliableApp implements AsyncDisposable {
  readonly #environment: Record<string, string>;
  #process: ServerProcess | undefined;
  /** By how much its time is ahead of ours. */
  aheadMs = 0;
  /** What all its former lives printed. */
  output = '';

  constructor(environment: Record<string, string>) {
    this.#environment = serverEnvironment(environment);
  }

  /** `aheadMs`: so much later than it is (see `server-ahead.ts`). */
  async start({ aheadMs = 0 } = {}): Promise<void> {
    this.aheadMs = aheadMs;
    const environment = { ...this.#environment, CHAOS_AHEAD_MS: String(aheadMs) };
    const script = aheadMs > 0 ? 'test/chaos/server-ahead.ts' : 'server/main.ts';
    this.#process = new ServerProcess(environment, script);
    await this.#process.ready();
  }

  /** Dies as when the power goes, and starts again. */
  async killAndRestart(options: { aheadMs?: number } = {}): Promise<void> {
    await this.#end();
    await this.start(options);
  }

  async #end(): Promise<void> {
    await this.#process?.kill();
    this.output += this.#process?.output ?? '';
    this.#process = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end();
  }
}
