import type { ErrorRequestHandler, Response } from 'express';

const TYPE = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** A refusal by the API. V2 and V3 write it in different shapes (reference §5.4). */
export class ApiError extends Error {
  readonly status: number;
  readonly errors: Record<string, string>;

  constructor(status: number, title: string, errors: Record<string, string> = {}) {
    super(title);
    this.status = status;
    this.errors = errors;
  }
}

export function invalidParameter(name: string, problem: string): ApiError {
  return new ApiError(422, `The query parameter ${name} is not valid.`, { [name]: problem });
}

const TITLES: Record<number, string> = {
  401: 'Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.',
  403: "You don't have a required scope to access the endpoint",
  404: 'The resource at that URL is not found.',
  405: 'Method not allowed.',
  406: 'The Accept header names no type this resource has.',
  413: 'The limit is over the maximum.',
  429: 'Too many requests',
  500: 'Internal server error',
  502: 'Bad gateway',
  503: 'The store is temporarily unavailable.',
  504: 'Gateway timeout',
};

/** The platform's usual refusal with that status. */
export function usualError(status: number): ApiError {
  return new ApiError(status, TITLES[status] ?? `Error ${status}`);
}

export function toV3Body({ status, message, errors }: ApiError) {
  return { status, title: message, type: TYPE, errors };
}

export function toV2Body({ status, message, errors }: ApiError) {
  const details = Object.keys(errors).length > 0 ? { details: errors } : {};
  return [{ status, message, ...details }];
}

export function sendError(response: Response, error: ApiError): void {
  const isV2 = /^\/stores\/[^/]+\/v2(\/|$)/.test(response.req.originalUrl);
  response.status(error.status).json(isV2 ? toV2Body(error) : toV3Body(error));
}

export const renderApiError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ApiError) return sendError(response, error);
  // A body that is no JSON is the caller's mistake; anything else is a defect of the look-alike and should be seen.
  if (error?.type === 'entity.parse.failed') {
    return sendError(response, new ApiError(400, 'Input is invalid', { body: 'Syntax error' }));
  }
  console.error(error);
  sendError(response, usualError(500));
};
