import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

const READY_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

/** The real app, as a process of its own: what the sandbox shows is what is deployed. */
export class AppProcess {
  readonly #child: ChildProcess;
  readonly #url: string;
  #isStopping = false;
  /** Resolves when the app ends without having been told to. */
  readonly died: Promise<string>;

  constructor(script: string, environment: Record<string, string>) {
    this.#url = environment.PUBLIC_URL ?? '';
    this.#child = spawn(process.execPath, [script], {
      env: { LOG_LEVEL: 'warn', ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // However this process ends, it leaves no app behind.
    const takeAlong = () => this.#child.kill('SIGTERM');
    process.once('exit', takeAlong);
    this.#child.once('exit', () => process.off('exit', takeAlong));
    this.died = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => {
        if (!this.#isStopping) resolve(signal ? `signal ${signal}` : `exit code ${code}`);
      });
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Until `/readyz` says yes; throws if the app ends before, or takes too long. */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS;
    let isDead = false;
    this.died.then(() => {
      isDead = true;
    });
    while (Date.now() < deadline) {
      if (isDead) throw new Error(`The app stopped before it was ready (${await this.died}).`);
      const response = await fetch(`${this.#url}/readyz`).catch(() => undefined);
      if (response?.ok) return;
      await wait(50);
    }
    throw new Error(`The app was not ready after ${READY_TIMEOUT_MS / 1000} seconds.`);
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    if (!this.isRunning) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const giveUp = wait(STOP_TIMEOUT_MS, 'late', { ref: false });
    if ((await Promise.race([exited, giveUp])) === 'late') this.#child.kill('SIGKILL');
  }
}
