import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { JobQueue } from './queue/job-queue.ts';

/** What operators watch, in Prometheus' format. No label names a store or a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'status'>;
  readonly callbacks: Counter<'callback' | 'outcome'>;
  readonly webhooks: Counter<'outcome'>;

  constructor({ queue }: { queue: JobQueue }) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: 'pulsebridge_http_request_seconds',
      help: 'How long requests took.',
      labelNames: ['method', 'status'],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10],
      registers,
    });
    this.callbacks = new Counter({
      name: 'pulsebridge_callbacks_total',
      help: 'Callbacks from the platforms, by outcome.',
      labelNames: ['callback', 'outcome'],
      registers,
    });
    this.webhooks = new Counter({
      name: 'pulsebridge_webhooks_total',
      help: 'Webhooks from BigCommerce, by outcome.',
      labelNames: ['outcome'],
      registers,
    });
    new Gauge({
      name: 'pulsebridge_jobs',
      help: 'Jobs by state.',
      labelNames: ['state'],
      registers,
      async collect() {
        for (const [state, count] of Object.entries(await queue.counts()))
          this.set({ state }, count);
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  observeRequest(method: string, status: number, seconds: number): void {
    this.#requests.observe({ method, status: `${Math.floor(status / 100)}xx` }, seconds);
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }
}
