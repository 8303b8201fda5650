import type { ErrorRequestHandler } from 'express';
import type { ApiErrorBody } from '../contract/error.ts';
import { AppError, type ErrorCode } from '../errors.ts';
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
  brevo_not_connected: 409,
  store_token_rejected: 409,
  too_large: 413,
  brevo_key_rejected: 422,
  brevo_key_restricted: 422,
  brevo_ip_not_allowed: 422,
  brevo_rejected: 422,
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
  not_found: 'There is no such page',
};

/** The one place where an error becomes an answer: a page where a browser navigated, JSON everywhere else. */
export function renderError(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const known = asAppError(error);
    const status = STATUS[known.code];
    const about = { code: known.code, method: request.method, path: request.path };
    if (status >= 500) logger.error({ err: error, ...about }, 'request failed');
    else logger.info(about, 'request refused');
    if (response.headersSent) return next(error);

    response.status(status);
    if (response.locals.answersWithPage) {
      const title = TITLES[known.code] ?? 'Something went wrong on our side';
      return void response.type('html').send(messagePage({ title, message: known.message }));
    }
    const { code, message, problems } = known;
    response.json({ error: { code, message, problems } } satisfies ApiErrorBody);
  };
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, code } = (error ?? {}) as { type?: unknown; code?: unknown };
  if (type === 'entity.too.large') return new AppError('too_large', 'The request is too large.');
  if (type === 'entity.parse.failed')
    return new AppError('invalid_request', 'The request is not valid JSON.');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new AppError('invalid_request', 'The request has an encoding we do not read.');
  if (error instanceof URIError)
    return new AppError('invalid_request', 'The address of the request is not valid.');
  if (typeof code === 'string' && code.startsWith('SQLITE_'))
    return new AppError(
      'unavailable',
      'Our database does not answer. Please try again in a minute.',
      {
        cause: error,
      },
    );
  return new AppError('internal', 'Something went wrong on our side. Please try again.', {
    cause: error,
  });
}
