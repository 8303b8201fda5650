import express, { type Request, Router } from 'express';
import { type Hook, type HookFields, HookRefusal } from '../hooks/hook-table.ts';
import type { Platform } from '../platform.ts';
import { ApiError } from './api-error.ts';
import { callerOf } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { offsetMeta, sendV3Slice } from './pages.ts';

/** `/v3/hooks` (reference §4.1). No scope is needed; only hooks of the caller's own client id are seen. */
export function hookRoutes(platform: Platform): Router {
  const router = Router();
  const { switches, app } = platform;
  const body = express.json({ limit: '100kb' });
  const tableOf = (request: Request) => platform.dispatcherOf(callerOf(request).store.hash).hooks;
  const show = (request: Request, hook: Hook) => toAnswer(hook, callerOf(request).store.hash);
  const hookOf = (request: Request): Hook => {
    const id = Number(request.params.id);
    const hook = tableOf(request).find(id, app.clientId);
    if (!hook) throw new ApiError(404, `Webhook with id [${request.params.id}] not found`);
    return hook;
  };

  router.post('/', body, (request, response) => {
    const fields = readFields(request.body, ['scope', 'destination']);
    const hook = refused(() => tableOf(request).create(app.clientId, fields as HookFields));
    response.json({ data: show(request, hook), meta: {} });
  });

  router.get('/', (request, response) => {
    const query = new ListQuery(request, switches);
    const [isActive, scope, destination] = [
      query.flag('is_active'),
      query.text('scope'),
      query.text('destination'),
    ];
    const hooks = tableOf(request)
      .list(app.clientId)
      .filter(
        (hook) =>
          (isActive === undefined || hook.isActive === isActive) &&
          (scope === undefined || hook.scope === scope) &&
          (destination === undefined || hook.destination === destination),
      );
    const window = { limit: query.limit(250), page: query.page() };
    sendV3Slice(
      request,
      response,
      hooks.map((hook) => show(request, hook)),
      window,
    );
  });

  router.get('/admin', (request, response) => {
    const query = new ListQuery(request, switches);
    const isActive = query.flag('is_active');
    const table = tableOf(request);
    const list = table
      .list(app.clientId)
      .filter((hook) => isActive === undefined || hook.isActive === isActive)
      .map((hook) => ({ ...show(request, hook), status: hook.status }));
    const data = {
      emails: table.emails.get(app.clientId) ?? [],
      hooks_list: list,
      blocked_domains: platform.health.blocked(app.clientId).map((domain) => ({
        ...domain,
        reasons: [
          {
            failure_description: 'Too many deliveries failed.',
            ...{ count: 100, timestamp: Math.floor(Date.now() / 1000) },
          },
        ],
      })),
    };
    const window = { limit: query.limit(250), page: query.page(), count: list.length };
    response.json({
      data,
      meta: { pagination: offsetMeta(request, { ...window, total: list.length }) },
    });
  });

  router.put('/admin', body, (request, response) => {
    const emails: unknown = request.body?.emails;
    if (!Array.isArray(emails)) throw invalid({ emails: 'error.path.missing.' });
    tableOf(request).emails.set(app.clientId, emails.map(String));
    response.status(204).end();
  });

  router.get('/:id', (request, response) => {
    response.json({ data: show(request, hookOf(request)), meta: {} });
  });

  router.put('/:id', body, (request, response) => {
    const hook = hookOf(request);
    const fields = readFields(request.body, []);
    if (Object.keys(fields).length === 0) throw invalid({ body: 'at least one field is needed' });
    const changed = refused(() => tableOf(request).edit(hook, fields));
    response.json({ data: show(request, changed), meta: {} });
  });

  router.delete('/:id', (request, response) => {
    const hook = hookOf(request);
    tableOf(request).delete(hook);
    response.json({ data: show(request, hook), meta: {} });
  });

  return router;
}

function invalid(problems: Record<string, string>): ApiError {
  return new ApiError(422, 'JSON data is missing or invalid', problems);
}

function refused<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof HookRefusal ? invalid(error.problems) : error;
  }
}

/** What the body says of the four fields; unknown ones, such as `events_history_enabled`, are ignored. */
function readFields(body: unknown, required: readonly string[]): Partial<HookFields> {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { scope, destination, headers, is_active } = given;
  const problems: Record<string, string> = {};
  for (const name of required) {
    if (given[name] === undefined) problems[name] = 'error.path.missing.';
  }
  for (const [name, value] of Object.entries({ scope, destination })) {
    if (value !== undefined && typeof value !== 'string') problems[name] = 'error.expected.string';
  }
  if (is_active !== undefined && typeof is_active !== 'boolean') {
    problems.is_active = 'error.expected.boolean';
  }
  const texts = typeof headers === 'object' && headers !== null ? Object.values(headers) : [];
  if (headers !== undefined && headers !== null && typeof headers !== 'object') {
    problems.headers = 'error.expected.object';
  } else if (texts.some((value) => typeof value !== 'string')) {
    problems.headers = 'error.expected.string';
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
  return {
    ...(scope !== undefined && { scope: scope as string }),
    ...(destination !== undefined && { destination: destination as string }),
    ...(headers !== undefined && { headers: headers as HookFields['headers'] }),
    ...(is_active !== undefined && { isActive: is_active as boolean }),
  };
}

function toAnswer(hook: Hook, storeHash: string) {
  return {
    id: hook.id,
    client_id: hook.clientId,
    store_hash: storeHash,
    scope: hook.scope,
    destination: hook.destination,
    headers: hook.headers,
    is_active: hook.isActive,
    created_at: Math.floor(hook.createdMs / 1000),
    updated_at: Math.floor(hook.updatedMs / 1000),
  };
}
