import type { SandboxClock } from '../sandbox-clock.ts';
import type { Switches } from '../switches.ts';
import { EXCEPTION_SCOPE, isKnownScope } from './scopes.ts';

/** A webhook, as the API shows it (reference §4.1), and what the platform knows of it beside. */
export interface Hook {
  id: number;
  clientId: string;
  scope: string;
  destination: string;
  headers: Record<string, string> | null;
  isActive: boolean;
  /** `deactivated`: by the platform, not by its owner. */
  status: 'active' | 'inactive' | 'deactivated';
  createdMs: number;
  updatedMs: number;
  /** When something last happened that it hears of. */
  lastEventMs: number;
}

export type HookFields = Pick<Hook, 'scope' | 'destination'> &
  Partial<Pick<Hook, 'headers' | 'isActive'>>;

/** Fields that are wrong, each with what is wrong about it. */
export class HookRefusal extends Error {
  readonly problems: Record<string, string>;

  constructor(problems: Record<string, string>) {
    super('JSON data is missing or invalid');
    this.problems = problems;
  }
}

const MAX_PER_SCOPE = 10;
const IDLE_MS = 90 * 86_400_000;

/** A store's hooks, of all its apps. Each app sees its own. */
export class HookTable {
  readonly #hooks = new Map<number, Hook>();
  readonly #switches: Switches;
  readonly #clock: SandboxClock;
  #lastId = 0;
  /** Who is told of failures, by client id. */
  readonly emails = new Map<string, string[]>();

  constructor(switches: Switches, clock: SandboxClock) {
    this.#switches = switches;
    this.#clock = clock;
  }

  list(clientId: string): Hook[] {
    this.#retireIdle();
    return [...this.#hooks.values()].filter((hook) => hook.clientId === clientId);
  }

  /** Those that may hear of something now. */
  active(): Hook[] {
    this.#retireIdle();
    const startMs = this.#clock.toReal(this.#switches.hookStartMs);
    return [...this.#hooks.values()].filter(
      ({ isActive, createdMs }) => isActive && Date.now() >= createdMs + startMs,
    );
  }

  find(id: number, clientId?: string): Hook | undefined {
    this.#retireIdle();
    const hook = this.#hooks.get(id);
    return clientId === undefined || hook?.clientId === clientId ? hook : undefined;
  }

  create(clientId: string, fields: HookFields): Hook {
    const now = Date.now();
    const hook: Hook = {
      ...{ id: this.#lastId + 1, clientId, scope: fields.scope, destination: fields.destination },
      headers: fields.headers ?? null,
      isActive: fields.isActive ?? true,
      status: fields.isActive === false ? 'inactive' : 'active',
      ...{ createdMs: now, updatedMs: now, lastEventMs: now },
    };
    this.#check(hook);
    this.#lastId = hook.id;
    this.#hooks.set(hook.id, hook);
    return hook;
  }

  edit(hook: Hook, fields: Partial<HookFields>): Hook {
    const now = Date.now();
    const isActive = fields.isActive ?? hook.isActive;
    const changed: Hook = { ...hook, ...fields, isActive, updatedMs: now };
    changed.status = isActive ? 'active' : 'inactive';
    if (fields.isActive) changed.lastEventMs = now;
    this.#check(changed);
    return Object.assign(hook, changed);
  }

  /** The platform switches it off: nobody answered for two days, or nothing happened for ninety. */
  deactivate(hook: Hook): void {
    Object.assign(hook, { isActive: false, status: 'deactivated', updatedMs: Date.now() });
  }

  delete(hook: Hook): void {
    this.#hooks.delete(hook.id);
  }

  deleteAll(clientId: string): void {
    for (const hook of this.list(clientId)) this.delete(hook);
  }

  #retireIdle(): void {
    const limitMs = Date.now() - this.#clock.toReal(IDLE_MS);
    for (const hook of this.#hooks.values()) {
      if (hook.isActive && hook.lastEventMs < limitMs) this.deactivate(hook);
    }
  }

  /** The limits of reference §4.2. */
  #check(hook: Hook): void {
    const { scope, destination, clientId } = hook;
    if (!isKnownScope(scope)) throw new HookRefusal({ scope: `${scope} is not a scope` });
    const problem = destinationProblem(destination, this.#switches);
    if (problem) throw new HookRefusal({ destination: problem });
    const others = [...this.#hooks.values()].filter(
      (other) => other.clientId === clientId && other.id !== hook.id,
    );
    const alike = others.filter((other) => other.scope === scope);
    if (alike.some((other) => other.destination === destination)) {
      throw new HookRefusal({ destination: 'a hook with this scope and destination exists' });
    }
    if (alike.length >= MAX_PER_SCOPE) {
      throw new HookRefusal({ scope: `has ${MAX_PER_SCOPE} hooks already` });
    }
    if (scope !== EXCEPTION_SCOPE) return;
    if (alike.length > 0) throw new HookRefusal({ scope: 'only one such hook is allowed' });
    if (others.some((other) => other.destination === destination)) {
      throw new HookRefusal({ destination: 'must differ from those of all other hooks' });
    }
  }
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** HTTPS on port 443, except that this look-alike also calls its own machine. */
function destinationProblem(destination: string, switches: Switches): string | undefined {
  if (!URL.canParse(destination)) return 'is not an address';
  const { protocol, hostname, port } = new URL(destination);
  if (switches.hooksAllowLoopback && LOOPBACK.test(hostname)) return undefined;
  if (protocol !== 'https:') return 'must be HTTPS';
  return port === '' ? undefined : 'must use port 443';
}
