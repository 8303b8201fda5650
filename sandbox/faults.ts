import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { type Strike, strikeFault } from './strike-fault.ts';

/** What goes wrong, for which requests, and how often. */
export interface Fault extends Strike {
  /** Every request if not given. A string is a prefix of the request's full path, without the query. */
  match?: { method?: string; path?: string | RegExp };
  /** How many requests it befalls before it is gone; without it, every one until it is removed. */
  times?: number;
  /** From 0 to 1: the share of matching requests that it befalls, by a seeded generator. */
  probability?: number;
}

/** A fault that is switched on: `times` counts down, `struck` counts up. */
export interface ActiveFault extends Fault {
  id: number;
  struck: number;
}

/**
 * The faults that a look-alike has been told to show. The same seed and the same requests give the same faults, so a run
 * can be replayed. Control routes and pages (`/_sandbox`, `/`) are never struck.
 */
export class FaultSwitches {
  readonly #active = new Map<number, ActiveFault>();
  readonly #bodyFor: (status: number) => unknown;
  readonly #random: () => number;
  #lastId = 0;

  /** `bodyFor` gives the body of the platform's own answer with that status, for faults that name none. */
  constructor(seed = 1, bodyFor: (status: number) => unknown = () => undefined) {
    this.#random = seededRandom(seed);
    this.#bodyFor = bodyFor;
  }

  /** Switches a fault on. The first one added that matches a request is the one that strikes. Returns its removal. */
  add(fault: Fault): () => void {
    const id = ++this.#lastId;
    this.#active.set(id, { ...fault, id, struck: 0 });
    return () => void this.#active.delete(id);
  }

  remove(id: number): boolean {
    return this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  list(): ActiveFault[] {
    return [...this.#active.values()].map((fault) => ({ ...fault }));
  }

  /** Mount it on the platform's API: after the rate limiter if struck requests are to spend quota, else before. */
  middleware(): RequestHandler {
    return (request, response, next) => {
      const path = request.originalUrl.split('?', 1)[0] ?? '/';
      const fault = this.#take(request.method, path);
      if (!fault) return next();
      return strikeFault(fault, this.#bodyFor, request, response, next);
    };
  }

  #take(method: string, path: string): ActiveFault | undefined {
    if (path === '/' || path.startsWith('/_sandbox')) return undefined;
    for (const fault of this.#active.values()) {
      if (!matches(fault, method, path)) continue;
      if (fault.probability !== undefined && this.#random() >= fault.probability) continue;
      fault.struck += 1;
      if (fault.times !== undefined && --fault.times <= 0) this.#active.delete(fault.id);
      return fault;
    }
    return undefined;
  }
}

function matches({ match }: Fault, method: string, path: string): boolean {
  if (match?.method && match.method.toUpperCase() !== method) return false;
  if (match?.path === undefined) return true;
  return typeof match.path === 'string'
    ? path.startsWith(match.path)
    : path.search(match.path) >= 0;
}

/** Mulberry32: small, fast, and good enough to choose requests. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A fault as JSON. There `match.path` is a prefix, or `{ "pattern": "…" }` for a regular expression. */
const FaultBody = z.strictObject({
  kind: z.enum(['status', 'stall', 'reset', 'slow']),
  match: z
    .strictObject({
      method: z.string().optional(),
      path: z.union([z.string(), Pattern()]).optional(),
    })
    .optional(),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  withoutHeaders: z.boolean().optional(),
  body: z.unknown().optional(),
  ms: z.int().nonnegative().optional(),
  when: z.enum(['before', 'after']).optional(),
  times: z.int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
});

function Pattern() {
  return z.strictObject({ pattern: z.string() }).transform(({ pattern }, context) => {
    try {
      return new RegExp(pattern);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not a regular expression' });
      return z.NEVER;
    }
  });
}

/**
 * `/_sandbox/faults` for tests in other processes and for the pages: GET lists, POST adds one or an array, DELETE removes
 * all, DELETE `/{id}` one. Each answers `{ faults }`, except for a refused body: 400 `{ error }`.
 */
export function faultRoutes(switches: FaultSwitches): Router {
  const router = express.Router();
  const path = '/_sandbox/faults';
  const list = () => ({ faults: switches.list().map(toJson) });

  router.get(path, (_request, response) => void response.json(list()));

  router.post(path, express.json(), (request, response) => {
    const parsed = z.union([FaultBody, z.array(FaultBody)]).safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    for (const fault of [parsed.data].flat()) switches.add(fault);
    response.status(201).json(list());
  });

  router.delete(path, (_request, response) => {
    switches.clear();
    response.json(list());
  });

  router.delete(`${path}/:id`, (request, response) => {
    response.status(switches.remove(Number(request.params.id)) ? 200 : 404).json(list());
  });

  return router;
}

function toJson({ match, ...fault }: ActiveFault) {
  const path = match?.path instanceof RegExp ? { pattern: match.path.source } : match?.path;
  return { ...fault, match: match && { ...match, path } };
}
