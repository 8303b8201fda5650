import type { ChildProcess } from 'node:child_process';

/** What a forked script offers: asynchronous functions by name, whose values can be sent between processes. */
// biome-ignore lint/suspicious/noExplicitAny: the functions' own types are what callers see
export type Methods = Record<string, (...args: any[]) => unknown>;

interface Call {
  id: number;
  method: string;
  args: unknown[];
}
interface Answer {
  id: number;
  value?: unknown;
  error?: string;
}

/** Calls what a forked script serves with `serveCalls`. Its functions' errors are thrown here, by their message. */
export class RemoteControl<M extends Methods> {
  readonly child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  constructor(child: ChildProcess) {
    this.child = child;
    child.on('message', (answer: Answer) => this.#settle(answer.id, answer));
    child.once('exit', (code, signal) => {
      for (const id of [...this.#waiting.keys()])
        this.#settle(id, { id, error: `its process ended (${signal ?? code})` });
    });
  }

  async call<Name extends keyof M & string>(
    method: Name,
    ...args: Parameters<M[Name]>
  ): Promise<Awaited<ReturnType<M[Name]>>> {
    const id = ++this.#lastId;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.child.send({ id, method, args } satisfies Call);
    const { value, error } = await answer;
    if (error !== undefined) throw new Error(`${method}: ${error}`);
    return value as Awaited<ReturnType<M[Name]>>;
  }

  #settle(id: number, answer: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }
}

/** In the forked script. It ends when its parent does. */
export function serveCalls(methods: Methods): void {
  process.on('message', async ({ id, method, args }: Call) => {
    let answer: Answer;
    try {
      const run = methods[method];
      if (!run) throw new Error('there is no such method');
      answer = { id, value: await run(...args) };
    } catch (error) {
      answer = { id, error: error instanceof Error ? error.message : String(error) };
    }
    process.send?.(answer);
  });
  process.once('disconnect', () => process.exit(0));
  // Ctrl-C reaches every process of the terminal; the parent stops its children itself, the app first.
  process.on('SIGINT', () => {});
}
