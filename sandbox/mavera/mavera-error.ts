import type { ErrorRequestHandler } from 'express';

/** A refusal in Mavera's words (reference §1.7): `{ error: { message, type, code, param } }` with an HTTP status. */
export class MaveraError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;
  readonly param: string | null;
  /** Fields beside the four, where a switch asks for them. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: number,
    type: string,
    code: string,
    message: string,
    param: string | null = null,
    extra: Record<string, unknown> = {},
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
    this.extra = extra;
  }

  get body() {
    const { message, type, code, param, extra } = this;
    return { error: { message, type, code, param, ...extra } };
  }
}

export const invalidField = (param: string, message: string) =>
  new MaveraError(400, 'validation_error', 'invalid_field', message, param);
export const missingField = (param: string) =>
  new MaveraError(400, 'validation_error', 'missing_field', `${param} is required`, param);
export const notFound = (what: string) =>
  new MaveraError(404, 'resource_not_found', 'resource_not_found', `${what} not found`);
export const unauthorized = (code: string, message: string) =>
  new MaveraError(401, 'authentication_error', code, message);
export const tooMany = (message: string) =>
  new MaveraError(429, 'rate_limit_exceeded', 'rate_limit_exceeded', message);

/** Mavera's usual body for a status, for faults that name none. */
export function bodyForStatus(status: number): unknown {
  if (status === 429) return tooMany('Rate limit exceeded').body;
  if (status === 503) {
    const message = 'The service is temporarily unavailable';
    return new MaveraError(503, 'service_unavailable', 'service_unavailable', message).body;
  }
  if (status >= 500) {
    return new MaveraError(status, 'internal_error', 'internal_error', 'Internal error').body;
  }
  if (status === 402) {
    const message = 'You have run out of credits';
    return new MaveraError(402, 'insufficient_credits', 'credits_exhausted', message).body;
  }
  if (status === 403) return new MaveraError(403, 'forbidden', 'forbidden', 'Forbidden').body;
  if (status === 404) return notFound('Resource').body;
  return invalidField('body', 'Invalid request').body;
}

export const renderMaveraError: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const known = asMaveraError(error);
  if (!known) return next(error);
  response.status(known.status).json(known.body);
};

/** The body parser's own errors carry `type`. */
function asMaveraError(error: unknown): MaveraError | undefined {
  if (error instanceof MaveraError) return error;
  const { type } = error as { type?: string };
  if (type === 'entity.too.large') return invalidField('body', 'The request body is too large');
  return type?.startsWith('entity.') || type?.endsWith('.unsupported')
    ? invalidField('body', 'The request body is not valid JSON')
    : undefined;
}
