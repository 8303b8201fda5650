import { vi } from 'vitest';
import type { ChecklistItem } from '../../server/contract/checklist.ts';
import type { Diagnostics } from '../../server/contract/diagnostics.ts';
import type { ApiErrorBody } from '../../server/contract/error.ts';
import type { Failure } from '../../server/contract/failure.ts';
import type { ListPeople } from '../../server/contract/list-people.ts';
import type { Settings } from '../../server/contract/settings.ts';
import type { Status } from '../../server/contract/status.ts';
import type { SyncRun } from '../../server/contract/sync.ts';
import { causesOf, ignoreFailures, pageOfFailures } from './fake-failures.ts';
import { FakeInsights } from './fake-insights.ts';
import * as sample from './sample-data.ts';
import { BOTH_REMIND, report } from './sample-diagnostics.ts';
import { MAVERA } from './sample-insights.ts';

interface Received {
  call: string;
  /** As it stood in the address, without the question mark. */
  query: string;
  body: unknown;
  token: string | undefined;
}

type Refusal = ApiErrorBody['error'] | 'no answer' | 'nonsense';

/** Answers the page's requests in the shapes of the contract, remembers them, and fails when told to. */
export class FakeServer {
  status: Status = sample.status();
  settings: Settings = sample.settings();
  runs: SyncRun[] = [];
  lists = [{ id: 12, name: 'Customers', folderId: 1 }];
  fields = sample.FIELDS;
  attributes = sample.ATTRIBUTES;
  mappingPreview = sample.MAPPING_PREVIEW;
  storefronts = sample.STOREFRONTS;
  listPeople: ListPeople = sample.LIST_PEOPLE;
  failures: Failure[] = [];
  activity = sample.ACTIVITY;
  users = sample.USERS;
  audit = sample.AUDIT;
  orderStatuses = sample.ORDER_STATUSES;
  diagnostics = report(BOTH_REMIND);
  /** What the next look, or mend, will show. */
  nextDiagnostics: Diagnostics | undefined;
  checklist: ChecklistItem[] = [];
  daily = sample.daily();
  insights = new FakeInsights();
  session = sample.session();
  readonly received: Received[] = [];
  readonly #refusals = new Map<string, Refusal[]>();
  readonly #held = new Map<string, Promise<void>>();

  constructor() {
    vi.stubGlobal('fetch', this.#fetch);
  }

  /** The next such call (`PUT /api/settings`) is refused; `times` calls, if more than one. */
  refuse(call: string, refusal: Refusal, times = 1): void {
    const refusals = this.#refusals.get(call) ?? [];
    this.#refusals.set(call, [...refusals, ...Array<Refusal>(times).fill(refusal)]);
  }

  /** Such calls are answered once what this gives back was called. */
  hold(call: string): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.set(call, promise);
    return resolve;
  }

  bodiesOf(call: string): unknown[] {
    return this.received.filter((request) => request.call === call).map(({ body }) => body);
  }

  queriesOf(call: string): string[] {
    return this.received.filter((request) => request.call === call).map(({ query }) => query);
  }

  #fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const url = new URL(path, 'https://app.example');
    const call = `${init.method} ${url.pathname}`;
    const body = (init.body ? JSON.parse(String(init.body)) : undefined) as never;
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '');
    this.received.push({ call, query: url.search.slice(1), body, token });

    await this.#held.get(call);
    const refusal = this.#refusals.get(call)?.shift();
    if (refusal === 'no answer') throw new TypeError('fetch failed');
    if (refusal === 'nonsense') return Response.json({ unexpected: true });
    if (refusal) return Response.json({ error: refusal }, { status: 422 });

    const answer = this.#answer(call, body, url.searchParams);
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  };

  #answer(call: string, body: never, query: URLSearchParams): unknown {
    if (call.includes(' /api/insights')) return this.insights.answer(call, body, query);
    if (call.startsWith('GET /api/syncs/')) return this.#run(call.slice('GET /api/syncs/'.length));
    if (call.endsWith('/cancel')) return this.#cancel();
    if (call.includes(' /api/checklist/')) return this.#tickOff(call);
    const answers: Record<string, () => unknown> = {
      'POST /api/session': () => this.session,
      'POST /api/session/renew': () => this.session,
      'DELETE /api/session': () => undefined,
      'GET /api/status': () => this.status,
      'PUT /api/connections/brevo': () => this.#connect(sample.CONNECTED),
      'POST /api/connections/brevo/check': () => this.#connect(sample.CONNECTED),
      'DELETE /api/connections/brevo': () => void this.#connect({ state: 'not_connected' }),
      'PUT /api/connections/mavera': () => this.#connectMavera(MAVERA),
      'POST /api/connections/mavera/check': () => this.#connectMavera(MAVERA),
      'DELETE /api/connections/mavera': () => void this.#connectMavera({ state: 'not_connected' }),
      'GET /api/brevo/lists': () => ({ lists: this.lists }),
      'POST /api/brevo/lists': () => this.#createList(body),
      'GET /api/fields': () => ({ fields: this.fields }),
      'GET /api/brevo/attributes': () => ({ attributes: this.attributes }),
      'POST /api/brevo/attributes': () => this.#createAttribute(body),
      'GET /api/storefronts': () => ({ storefronts: this.storefronts }),
      'GET /api/storefronts/people': () => this.listPeople,
      'POST /api/storefronts/2/seen': () => this.#see(2),
      'GET /api/settings': () => this.settings,
      'PUT /api/settings': () => this.#save(body),
      'POST /api/mapping/preview': () => this.mappingPreview,
      'POST /api/syncs/preview': () => this.#preview(),
      'GET /api/syncs': () => ({ runs: this.runs }),
      'POST /api/syncs': () => this.#start(),
      'POST /api/connections/brevo/ecommerce': () => undefined,
      'GET /api/checklist': () => ({ done: this.checklist }),
      'GET /api/activity/daily': () => this.daily,
      'GET /api/failures': () => pageOfFailures(this.failures, query),
      'GET /api/failures/causes': () => causesOf(this.failures, query),
      'GET /api/failures/csv': () => 'a,table',
      'POST /api/failures/ignore': () => this.#ignore(body, new Date().toISOString()),
      'POST /api/failures/restore': () => this.#ignore(body, null),
      'POST /api/failures/retry': () => ({ retried: 1 }),
      'PUT /api/session/locale': () => this.#chooseLocale(body),
      'GET /api/diagnostics': () => this.diagnostics,
      'POST /api/diagnostics': () => this.#look(),
      'POST /api/diagnostics/mend': () => this.#look(),
      'GET /api/users': () => ({ users: this.users }),
      'GET /api/audit': () => this.#audit(query),
      'GET /api/order-statuses': () => ({ statuses: this.orderStatuses }),
      'GET /api/activity': () => ({ activity: this.activity, next: null }),
    };
    const answer = answers[call];
    if (!answer) throw new Error(`The fake server knows no ${call}.`);
    return answer();
  }

  #tickOff(call: string): undefined {
    const item = call.split('/').at(-1) as ChecklistItem;
    const others = this.checklist.filter((each) => each !== item);
    this.checklist = call.startsWith('PUT') ? [...others, item] : others;
  }

  #look() {
    this.diagnostics = this.nextDiagnostics ?? this.diagnostics;
    return this.diagnostics;
  }

  #chooseLocale({ locale }: { locale: string }) {
    this.session = { ...this.session, user: { ...this.session.user, locale } };
    return this.session.user;
  }

  /** Two a page. */
  #audit(query: URLSearchParams) {
    const userId = query.get('userId');
    const all = this.audit.filter((entry) => userId === null || String(entry.userId) === userId);
    const start = all.findIndex(({ id }) => id === query.get('after')) + 1;
    const entries = all.slice(start, start + 2);
    const isLast = start + 2 >= all.length;
    return { entries, next: isLast ? null : entries.at(-1)?.id };
  }

  #connect(brevo: Status['brevo']) {
    this.status = { ...this.status, brevo, connected: brevo.state === 'connected' };
    return brevo;
  }

  #connectMavera(mavera: Status['mavera']) {
    this.status = { ...this.status, mavera };
    return mavera;
  }

  #createList({ name }: { name: string }) {
    const list = { id: 100 + this.lists.length, name, folderId: 1 };
    this.lists = [...this.lists, list];
    return list;
  }

  #createAttribute(wanted: { name: string; type: 'text' | 'date' | 'float' | 'boolean' }) {
    const attribute = { ...wanted, category: 'normal' };
    this.attributes = [...this.attributes, attribute];
    return attribute;
  }

  #see(id: number) {
    this.storefronts = this.storefronts.map((one) =>
      one.id === id ? { ...one, attention: null } : one,
    );
    return { storefronts: this.storefronts };
  }

  #save(update: Partial<Settings>) {
    this.settings = { ...this.settings, ...update, version: this.settings.version + 1 };
    return this.settings;
  }

  /** Counts until it is asked how far it is for the second time. */
  #preview() {
    const id = 'preview-1';
    this.runs = [
      sample.run({ id, mode: 'preview', state: 'running', done: 250, finishedAt: null }),
      ...this.runs,
    ];
    return { run: { id, resource: 'customers' } };
  }

  #run(id: string): SyncRun | undefined {
    const asked = this.runs.find((run) => run.id === id);
    if (asked?.mode === 'preview' && asked.state === 'running')
      this.runs = [
        {
          ...asked,
          state: 'succeeded',
          preview: sample.PREVIEW,
          finishedAt: new Date().toISOString(),
        },
        ...this.runs.filter((run) => run !== asked),
      ];
    return asked;
  }

  #start() {
    const run = sample.run({ id: 'run-2', state: 'running', phase: 'customers', finishedAt: null });
    this.runs = [
      { ...run, read: 300, done: 250, synced: 200, skipped: 50, failed: 0 },
      ...this.runs,
    ];
    return { runs: [{ id: run.id, resource: 'customers' }] };
  }

  #cancel() {
    this.runs = this.runs.map((run) => ({ ...run, state: 'cancelled' }));
    return this.runs[0];
  }

  #ignore(which: { ids?: string[]; reason?: string }, ignoredAt: string | null) {
    const { failures, changed } = ignoreFailures(this.failures, which, ignoredAt);
    this.failures = failures;
    return { changed };
  }
}
