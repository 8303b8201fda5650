import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const atRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Where Node keeps what it compiled, if the test run has such a place: no part of the app's configuration. */
const { NODE_COMPILE_CACHE } = process.env;

/** A program of the server, as a process of its own with nothing in its environment but what is given. */
export class ServerProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  /** Everything printed so far, stdout and stderr as they came. */
  output = '';
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;

  constructor(environment: Record<string, string>, script = 'server/main.ts') {
    this.#child = spawn(process.execPath, [atRoot(script)], {
      cwd: atRoot(''),
      env: { ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
      });
    this.ended = new Promise((resolve, reject) => {
      this.#child.once('error', reject);
      this.#child.once('close', (code, signal) => resolve(code ?? signal ?? 'no code'));
    });
  }

  /** Where it listens, once it says so. Throws with its output if it ends before. */
  async ready(): Promise<string> {
    const ready = new Promise<string>((resolve) => {
      const look = () => {
        const port = /"port":(\d+).*"msg":"ready"/.exec(this.output)?.[1];
        if (port) resolve(`http://127.0.0.1:${port}`);
      };
      look();
      this.#child.stdout?.on('data', look);
    });
    const ended = this.ended.then((end) => {
      throw new Error(`The server ended with ${end} before it was ready:\n${this.output}`);
    });
    return Promise.race([ready, ended]);
  }

  /** Asks it to stop, as an orchestrator does, and waits. */
  stop(): Promise<number | string> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  /** It dies at once, as when the machine does. */
  kill(): Promise<number | string> {
    this.#child.kill('SIGKILL');
    return this.ended;
  }

  /** Whatever became of the test, it leaves no process behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
