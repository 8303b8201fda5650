import type { ErrorRequestHandler } from 'express';
import jwt from 'jsonwebtoken';
import type { ApiErrorBody } from '../contract/error.ts';
import { AppError, type ErrorCode, isDatabaseDown, RemoteError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { messagePage } from './pages/message-page.ts';

const STATUS: Record<ErrorCode, number> = {
  invalid_request: 400,
  install_refused: 400,
  unauthenticated: 401,
  session_expired: 401,
  launch_refused: 401,
  launch_used: 401,
  scope_missing: 403,
  store_not_installed: 404,
  not_found: 404,
  conflict: 409,
  settings_changed: 409,
  kind_switched_off: 409,
  brevo_not_connected: 409,
  brevo_ecommerce_inactive: 409,
  mavera_not_connected: 409,
  mavera_credits_short: 409,
  ceiling_run: 409,
  ceiling_month: 409,
  store_token_rejected: 409,
  too_large: 413,
  brevo_key_rejected: 422,
  brevo_key_restricted: 422,
  brevo_ip_not_allowed: 422,
  brevo_rejected: 422,
  mavera_key_rejected: 422,
  mavera_key_restricted: 422,
  mavera_plan_ended: 422,
  too_many_requests: 429,
  internal: 500,
  remote_failed: 502,
  remote_busy: 503,
  unavailable: 503,
};

const TITLES: Partial<Record<ErrorCode, string>> = {
  install_refused: 'The installation did not go through',
  scope_missing: 'A permission is missing',
  launch_refused: 'This link is not valid',
  launch_used: 'This link has been used',
  store_not_installed: 'Pulsebridge is not installed in this store',
  unavailable: 'We will be right back',
  too_many_requests: 'One moment, please',
  remote_failed: 'The installation did not go through',
  remote_busy: 'The installation did not go through',
  not_found: 'There is no such page',
};

/** The one place where an error becomes an answer: a page where a browser navigated, JSON everywhere else. */
export function renderError(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = asAppError(error);
    const status = STATUS[known.code];
    const about = { code: known.code, method: request.method, path: speakablePath(request.path) };
    if (status >= 500) logger.error({ err: error, ...about }, 'request failed');
    else logger.info({ ...about, reason: reasonOf(known) }, 'request refused');
    if (response.headersSent) return next(error);
    if (response.locals.failsAt) return response.redirect(response.locals.failsAt);

    response.status(status);
    if (response.locals.answersWithPage) {
      const title = TITLES[known.code] ?? 'Something went wrong on our side';
      // A route may have words, and a way out, of its own.
      const page = { title, message: known.message, ...(status !== 429 && response.locals.page) };
      return void response.type('html').send(messagePage(page));
    }
    const { code, message, problems } = known;
    response.json({ error: { code, message, problems } } satisfies ApiErrorBody);
  };
}

/** Why a link or an installation was refused, for operators. The causes we name quote no request. */
function reasonOf({ cause }: AppError): string | undefined {
  if (cause instanceof RemoteError) return (cause.cause as Error | undefined)?.message;
  return cause instanceof jwt.JsonWebTokenError ? cause.message : undefined;
}

/** What comes after is a secret that Brevo, or a shopper, and we share. */
function speakablePath(path: string): string {
  const door = ['/webhooks/', '/r/'].find((one) => path.startsWith(one));
  return door === undefined ? path : `${door}…`;
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, code, status } = (error ?? {}) as Record<string, unknown>;
  if (type === 'entity.too.large') return new AppError('too_large', 'The request is too large.');
  if (type === 'entity.parse.failed')
    return new AppError('invalid_request', 'The request is not valid JSON.');
  // Express and its parsers say so when the request is at fault.
  if (error instanceof URIError || (typeof status === 'number' && status >= 400 && status < 500))
    return new AppError('invalid_request', 'The request is not one that we can read.');
  // Its store was erased while the request was under way.
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new AppError('store_not_installed', 'The app is not installed in this store any more.');
  if (isDatabaseDown(error))
    return new AppError(
      'unavailable',
      'Our database does not answer. Please try again in a minute.',
      { cause: error },
    );
  return new AppError('internal', 'Something went wrong on our side. Please try again.', {
    cause: error,
  });
}
