import { serverEnvironment } from '../helpers/server-environment.ts';
import { ServerProcess } from '../helpers/server-process.ts';

/** The app in a process of its own, on one address and one database through all its deaths. */
export class UnreliableApp implements AsyncDisposable {
  readonly #environment: Record<string, string>;
  #process: ServerProcess | undefined;
  /** What all its lives printed. */
  output = '';

  constructor(environment: Record<string, string>) {
    this.#environment = serverEnvironment(environment);
  }

  async start(): Promise<void> {
    this.#process = new ServerProcess(this.#environment);
    await this.#process.ready();
  }

  /** Dies as when the power goes, and starts again. */
  async killAndRestart(): Promise<void> {
    await this.#end();
    await this.start();
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
