import type { ErrorRequestHandler, Response } from 'express';
import type { ZodType } from 'zod';
import type { BrevoSwitches } from './switches.ts';

/** A refusal in Brevo's words (reference §1.3): `{ code, message, metadata? }` with an HTTP status. */
export class BrevoError extends Error {
  readonly status: number;
  readonly code: string;
  readonly metadata: Record<string, unknown> | undefined;

  constructor(status: number, code: string, message: string, metadata?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.metadata = metadata;
  }
}

export const invalid = (message: string) => new BrevoError(400, 'invalid_parameter', message);
export const missing = (message: string) => new BrevoError(400, 'missing_parameter', message);
export const outOfRange = (message: string) => new BrevoError(400, 'out_of_range', message);
export const notFound = (message: string) => new BrevoError(404, 'document_not_found', message);
export const methodNotAllowed = (message = 'Method not allowed') =>
  new BrevoError(405, 'method_not_allowed', message);

/** Known fields of the wrong type are refused by name, unknown fields are ignored. */
export function parseBody<T>(schema: ZodType<T>, body: unknown): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new BrevoError(400, 'bad_request', 'Input must be a valid JSON object');
  }
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') || 'body';
  const isMissing = issue?.code === 'invalid_type' && issue.path.reduce(step, body) === undefined;
  throw isMissing ? missing(`${path} is missing`) : invalid(`${path} is not valid`);
}

function step(value: unknown, key: PropertyKey): unknown {
  return (value as Record<PropertyKey, unknown> | undefined)?.[key];
}

/** Brevo's usual body for a status, for faults that name none. */
export function bodyForStatus(status: number): unknown {
  if (status === 429) return { code: 'too_many_requests', message: 'API rate limit exceeded' };
  if (status === 425) {
    return { code: 'account_in_process', message: 'Contact is still being processed' };
  }
  if (status >= 500) return { code: 'internal_server_error', message: 'Internal server error' };
  return { code: 'bad_request', message: 'Bad request' };
}

/** A 429 as the platform words it. */
export function sendRateLimited(response: Response, kind: BrevoSwitches['rateLimitBody']): void {
  const body = bodyForStatus(429) as { message: string };
  response.status(429);
  if (kind === 'text') response.type('text').send(body.message);
  else response.json(kind === 'message-only' ? { message: body.message } : body);
}

export function renderBrevoError(switches: BrevoSwitches): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const known = asBrevoError(error, switches);
    if (!known) return next(error);
    const { status, code, message, metadata } = known;
    response.status(status).json({ code, message, metadata });
  };
}

/** The body parser's own errors carry `type`. */
function asBrevoError(error: unknown, switches: BrevoSwitches): BrevoError | undefined {
  if (error instanceof BrevoError) return error;
  switch ((error as { type?: string }).type) {
    case 'entity.too.large':
      return new BrevoError(
        switches.oversizedBodyStatus,
        'invalid_parameter',
        'Request body exceeds the limit of 10 MB',
      );
    case 'entity.parse.failed':
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return new BrevoError(400, 'bad_request', 'Input must be a valid JSON object');
    default:
      return undefined;
  }
}
