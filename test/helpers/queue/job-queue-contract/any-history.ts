import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimedJob, JobOutcome } from '../../../../server/queue/job-queue.ts';
import { aJob, claimAny, LEASE_MS, type Open, type OpenQueue, runAll } from './open-queue.ts';

const KEYS = ['customers', 'orders'] as const;
const STORES = ['store-a', 'store-b'] as const;
const ENDS = ['succeeded', 'continued', 'waiting', 'retried', 'failed', 'crashed'] as const;

const step = fc.oneof(
  fc.record({
    do: fc.constant('enqueue' as const),
    storeHash: fc.constantFrom(...STORES),
    key: fc.constantFrom(...KEYS),
    delayMs: fc.constantFrom(0, 0, 5_000),
  }),
  fc.record({ do: fc.constant('claim' as const) }),
  fc.record({ do: fc.constant('settle' as const), nth: fc.nat(3), end: fc.constantFrom(...ENDS) }),
  fc.record({ do: fc.constant('advance' as const), ms: fc.constantFrom(1, 5_000, LEASE_MS) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Plays any history of requests, runs, failures and crashes, and checks what must hold in each. */
export function describeAnyHistory(open: Open): void {
  describe('whatever happens', () => {
    test('no job runs twice at once, and after every request its work is done', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
          await using opened = await open();
          await new History(opened).play(steps);
        }),
        { numRuns: 60 },
      );
    });
  });
}

class History {
  readonly #opened: OpenQueue;
  #held: ClaimedJob[] = [];
  /** Requests no run has started after yet. */
  readonly #owed = new Set<string>();

  constructor(opened: OpenQueue) {
    this.#opened = opened;
  }

  async play(steps: readonly Step[]): Promise<void> {
    const { queue } = this.#opened;
    for (const each of steps) await this.#take(each);

    // Then all is quiet: dead workers' leases end, pauses pass.
    for (let round = 0; round < 3; round += 1) {
      await this.#opened.advance(LEASE_MS);
      for (const job of await runAll(queue)) this.#owed.delete(nameOf(job));
    }
    expect([...this.#owed]).toEqual([]);
    expect(await queue.counts()).toMatchObject({ queued: 0, running: 0 });
  }

  async #take(each: Step): Promise<void> {
    const { queue, now, advance } = this.#opened;
    if (each.do === 'advance') await advance(each.ms);
    if (each.do === 'claim') await this.#claim();
    if (each.do === 'settle') {
      const [job] = this.#held.splice(each.nth, 1);
      if (job && each.end !== 'crashed') await queue.settle(job, outcomeOf(each.end, now()));
    }
    if (each.do === 'enqueue') {
      const { storeHash, key, delayMs } = each;
      await queue.enqueue(
        aJob({ storeHash, key, runAt: now() + delayMs, ifRunning: 'runAgain', maxAttempts: 100 }),
      );
      this.#owed.add(nameOf({ storeHash, key }));
    }
  }

  async #claim(): Promise<void> {
    const job = await claimAny(this.#opened.queue);
    if (!job) return;
    this.#held = this.#held.filter((held) => held.leaseUntil > this.#opened.now());
    expect(this.#held.map(nameOf)).not.toContain(nameOf(job));
    this.#held.push(job);
    this.#owed.delete(nameOf(job));
  }
}

function nameOf({ storeHash, key }: { storeHash: string; key: string }): string {
  return `${storeHash} ${key}`;
}

function outcomeOf(end: Exclude<(typeof ENDS)[number], 'crashed'>, now: number): JobOutcome {
  switch (end) {
    case 'succeeded':
      return { state: 'succeeded' };
    case 'continued':
      return { state: 'succeeded', runAgainAt: now + 5_000 };
    case 'waiting':
      return { state: 'queued', runAt: now + 5_000, spendsAttempt: false };
    case 'retried':
      return {
        state: 'queued',
        runAt: now + 5_000,
        spendsAttempt: true,
        lastError: 'remote_failed',
      };
    case 'failed':
      return { state: 'failed', lastError: 'remote_failed' };
  }
}
